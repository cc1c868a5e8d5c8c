//! Who may enter the console, decided at the console: invite, give a role, reset, disable. What lets somebody decide about
//! people's data, or take over a colleague's way in, needs two (S11.1, ASVS 2.3.5). A desk of one has its rule: such a
//! change waits a day, with a notice to everybody it concerns.

use super::officer::{INVITATION, INVITATION_LIFE, may};
use super::{Desk, Done, Refused, Unit};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::OfficerId;
use crate::domain::letter::LetterKind;
use crate::domain::officer::{Act, Change, LONE_DELAY, Role};
use crate::domain::secret::Secret;
use crate::store::keys::Scope;
use crate::store::officers::{Officer, OfficerChange};
use crate::store::outbox::NewLetter;
use crate::store::{Lane, OfficerViewer, Read, StoreError};
use crate::vault::{Field, KeyPurpose};
use chrono::TimeDelta;

/// Everybody who works at the console, and what waits to be decided.
#[derive(Debug, Clone)]
pub struct Officers {
    /// Everybody, in the order they were added.
    pub all: Vec<OfficerCard>,
    /// What waits.
    pub waiting: Vec<OfficerChange>,
}

/// One of them as pages show them.
#[derive(Debug, Clone)]
pub struct OfficerCard {
    /// Their number.
    pub id: OfficerId,
    /// Their address.
    pub address: String,
    /// What they may do.
    pub role: Role,
    /// `invited`, `active` or `disabled`.
    pub state: String,
    /// Until when their invitation holds.
    pub invited_until: Option<Moment>,
    /// When a browser of theirs was last used, while it is signed in.
    pub seen_at: Option<Moment>,
    /// Whether they are to be let in and a second person has not agreed yet.
    pub waits: bool,
}

/// What came of a change that was asked for.
#[derive(Debug, Clone)]
pub enum Asked {
    /// It is done; the token of the invitation that came of it.
    Done(Option<Secret>),
    /// It waits for a second person, or at a desk of one until this moment.
    Waits {
        /// From when whoever asked may carry it out alone.
        until: Option<Moment>,
    },
}

/// How long the same press counts as the same.
const TWICE: TimeDelta = TimeDelta::minutes(10);

/// What a change needs that comes from chance: what an invitation's link is made of.
struct Link {
    salt: Vec<u8>,
    key: u32,
}

/// S13.1: whether nobody would be left who may decide cases.
fn is_last(all: &[Officer], id: OfficerId) -> bool {
    let decides = |o: &Officer| o.state == "active" && o.role.may(Act::DecideCases);
    all.iter().any(|o| o.id == id && decides(o)) && !all.iter().any(|o| o.id != id && decides(o))
}

fn card(r: &mut Read<'_>, store: &crate::store::Store, it: Officer, now: Moment) -> Result<OfficerCard, StoreError> {
    let address = store.open_key(it.key)?.unseal(Field::OfficerAddress, it.id.0, 0, &it.sealed_address)?;
    let seen_at = r.list_officer_sessions(it.id, now)?.first().map(|s| s.last_seen_at);
    let invites = |change: &OfficerChange| change.officer == it.id && change.kind == Change::Invite;
    let waits = it.state == "disabled" && r.list_waiting_officer_changes()?.iter().any(invites);
    let Officer { id, role, state, invited_until, .. } = it;
    Ok(OfficerCard { id, address, role, state, invited_until, seen_at, waits })
}

fn carry_out(unit: &mut Unit<'_, '_>, kind: Change, id: OfficerId, role: Role, link: &Link) -> Result<bool, Refused> {
    let all = unit.list_officers()?;
    let falls = kind != Change::Role || !role.may(Act::DecideCases);
    if kind != Change::Invite && falls && is_last(&all, id) {
        return Err(Refused::Field { field: "act", message: "error-officer-last" });
    }
    let until = unit.now() + INVITATION_LIFE;
    Ok(match kind {
        Change::Invite | Change::Reset => unit.invite_officer(id, role, &link.salt, link.key, until)?,
        Change::Role => unit.set_officer_role(id, role)?,
        Change::Disable => unit.disable_officer(id)?,
    })
}

impl Desk {
    /// Everybody who works at the console. L32.2.
    pub async fn look_at_officers(&self, viewer: OfficerViewer) -> Result<Officers, Refused> {
        may(viewer, Act::ReadOfficers)?;
        let (store, now) = (self.store().clone(), self.now());
        let found = self.store().read::<_, StoreError>(move |r| {
            let all = r.list_officers()?.into_iter().map(|o| card(r, &store, o, now)).collect::<Result<_, _>>()?;
            Ok(Officers { all, waiting: r.list_waiting_officer_changes()? })
        });
        Ok(found.await?)
    }

    /// One of them with everything that was changed about them, newest first.
    pub async fn look_at_officer(
        &self,
        viewer: OfficerViewer,
        id: OfficerId,
    ) -> Result<(OfficerCard, Vec<OfficerChange>), Refused> {
        may(viewer, Act::ReadOfficers)?;
        let (store, now) = (self.store().clone(), self.now());
        let found = self.store().read::<_, StoreError>(move |r| {
            let Some(it) = r.find_officer(id)? else { return Ok(None) };
            Ok(Some((card(r, &store, it, now)?, r.list_officer_changes(id)?)))
        });
        found.await?.ok_or(Refused::NotFound)
    }

    /// Invites somebody to the console.
    pub async fn invite_officer(
        &self,
        viewer: OfficerViewer,
        address: EmailAddress,
        role: Role,
        language: String,
    ) -> Result<Asked, Refused> {
        may(viewer, Act::ManageOfficers)?;
        let index = self.ring().address_index(&address);
        let lookup = index.clone();
        let known = self.store().read::<_, StoreError>(move |r| r.find_officer_by_address(&lookup)).await?;
        let id = match known {
            Some(it) if it.state == "disabled" => it.id,
            // pressed twice: the link that was just made, and shown once, is the same
            Some(it) if it.state == "invited" && it.role == role && self.just_invited(viewer, &it).await? => {
                let token = self.ring().link_token(INVITATION, it.id.0, &it.salt, it.link_key);
                return Ok(Asked::Done(Some(Secret::new(token.as_str()))));
            }
            Some(_) => return Err(Refused::Field { field: "email", message: "error-officer-known" }),
            None => {
                let number =
                    self.store().write::<_, StoreError>(Lane::People, |w| w.take_numbers("officer", 1)).await?;
                let id = OfficerId(number);
                let salt = self.random().bytes::<16>().to_vec();
                let link_key = self.ring().newest(KeyPurpose::Link);
                self.act(&[(Scope::Officer, None)], move |unit| {
                    let (now, ring, key) = (unit.now(), unit.ring(), unit.fresh_key()?);
                    // shut out until the invitation itself is made: one step further, by this person or a second one
                    unit.add_officer(&Officer {
                        id,
                        address: index,
                        key: key.id(),
                        sealed_address: key.seal(&ring, Field::OfficerAddress, id.0, 0, address.as_str()),
                        role,
                        state: "disabled".into(),
                        language,
                        salt,
                        link_key,
                        invited_until: None,
                        password: None,
                        sealed_factor: None,
                        created_at: now,
                    })?;
                    let who = Actor::Officer(viewer.officer().0);
                    let mut audit = unit.audit(&who, "officer.added", None, format!("officer:{id}"));
                    audit.detail = role.key().into();
                    Ok(Done::new((), audit))
                })
                .await?;
                id
            }
        };
        self.change_officer(viewer, Change::Invite, id, role).await
    }

    /// Changes something about an officer, or files it for the second person. Nobody changes their own access this way.
    pub async fn change_officer(
        &self,
        viewer: OfficerViewer,
        kind: Change,
        id: OfficerId,
        role: Role,
    ) -> Result<Asked, Refused> {
        may(viewer, Act::ManageOfficers)?;
        if id == viewer.officer() {
            return Err(Refused::Field { field: "act", message: "error-officer-self" });
        }
        let all = self.store().read::<_, StoreError>(|r| r.list_officers()).await?;
        let it = all.iter().find(|o| o.id == id).cloned().ok_or(Refused::NotFound)?;
        let fits = match kind {
            Change::Invite => it.state == "disabled",
            Change::Role => it.state != "disabled" && it.role != role,
            Change::Reset | Change::Disable => it.state != "disabled",
        };
        if !fits {
            return Err(Refused::Field { field: "act", message: "error-officer-nothing" });
        }
        let role = if matches!(kind, Change::Invite | Change::Role) { role } else { it.role };
        let before = (kind != Change::Invite).then_some(it.role);
        let needs_two = kind.needs_two(before, role);
        let can_second = |o: &&Officer| {
            o.state == "active" && o.role.may(Act::ManageOfficers) && o.id != id && o.id != viewer.officer()
        };
        let until = (needs_two && !all.iter().any(|o| can_second(&o))).then(|| self.now() + LONE_DELAY);
        let (link, token) = self.link_of(id);
        let letters = self.officer_notices(kind, role, needs_two.then_some(until), id).await?;
        let scopes = vec![(Scope::Letter, None); letters.len()];
        self.act(&scopes, move |unit| {
            let (now, who) = (unit.now(), Actor::Officer(viewer.officer().0));
            if needs_two && unit.list_waiting_officer_changes()?.iter().any(|c| c.officer == id) {
                return Err(Refused::Field { field: "act", message: "error-officer-waiting" });
            }
            let asked = if needs_two {
                Asked::Waits { until }
            } else {
                if !carry_out(unit, kind, id, role, &link)? {
                    return Err(Refused::NotFound);
                }
                Asked::Done((kind == Change::Invite).then_some(token))
            };
            unit.add_officer_change(&OfficerChange {
                id: 0,
                officer: id,
                kind,
                role,
                asked_by: who.to_string(),
                asked_at: now,
                due_at: until,
                state: if needs_two { "waiting" } else { "done" }.into(),
                decided_by: (!needs_two).then(|| who.to_string()),
                decided_at: (!needs_two).then_some(now),
            })?;
            for letter in &letters {
                unit.post(letter)?;
            }
            let action = if needs_two { "officer.change_asked" } else { "officer.changed" };
            let mut audit = unit.audit(&who, action, None, format!("officer:{id}"));
            audit.detail = format!("{} {}", kind.key(), role.key());
            Ok(Done::new(asked, audit))
        })
        .await
    }

    /// Decides a waiting change: the second person says yes, or whoever asked after the day is over; anybody who may
    /// manage officers, and whoever it concerns, says no.
    pub async fn decide_officer_change(&self, viewer: OfficerViewer, change: i64, yes: bool) -> Result<Asked, Refused> {
        may(viewer, Act::ManageOfficers)?;
        let it = self.store().read::<_, StoreError>(move |r| r.find_officer_change(change)).await?;
        let it = it.filter(|c| c.state == "waiting").ok_or(Refused::NotFound)?;
        let who = Actor::Officer(viewer.officer().0);
        if yes && !may_second(&it, viewer.officer(), self.now()) {
            return Err(Refused::Field { field: "act", message: "error-officer-second" });
        }
        let (link, token) = self.link_of(it.officer);
        let letters = if yes { self.officer_notices(it.kind, it.role, None, it.officer).await? } else { Vec::new() };
        let scopes = vec![(Scope::Letter, None); letters.len()];
        self.act(&scopes, move |unit| {
            let now = unit.now();
            if !unit.decide_officer_change(it.id, if yes { "done" } else { "stopped" }, &who.to_string(), now)? {
                return Err(Refused::NotFound);
            }
            if yes && !carry_out(unit, it.kind, it.officer, it.role, &link)? {
                return Err(Refused::NotFound);
            }
            for letter in &letters {
                unit.post(letter)?;
            }
            let action = if yes { "officer.changed" } else { "officer.change_stopped" };
            let mut audit = unit.audit(&who, action, None, format!("officer:{}", it.officer));
            audit.detail = format!("{} {}", it.kind.key(), it.role.key());
            let has_link = yes && matches!(it.kind, Change::Invite | Change::Reset);
            Ok(Done::new(Asked::Done(has_link.then_some(token)), audit))
        })
        .await
    }

    fn link_of(&self, id: OfficerId) -> (Link, Secret) {
        let (salt, key) = (self.random().bytes::<16>().to_vec(), self.ring().newest(KeyPurpose::Link));
        let token = self.ring().link_token(INVITATION, id.0, &salt, key);
        (Link { salt, key }, Secret::new(token.as_str()))
    }

    /// Whether the viewer let somebody in within the last minutes.
    async fn just_invited(&self, viewer: OfficerViewer, it: &Officer) -> Result<bool, Refused> {
        let (id, who) = (it.id, Actor::Officer(viewer.officer().0).to_string());
        let changes = self.store().read::<_, StoreError>(move |r| r.list_officer_changes(id)).await?;
        let since = self.now() - TWICE;
        Ok(changes.iter().any(|c| c.kind == Change::Invite && c.asked_by == who && c.asked_at > since))
    }

    /// The notice of a change to everybody who may manage officers and to whom it concerns. `waits`: whether it waits,
    /// and until when it does so at most.
    async fn officer_notices(
        &self,
        kind: Change,
        role: Role,
        waits: Option<Option<Moment>>,
        about: OfficerId,
    ) -> Result<Vec<NewLetter>, Refused> {
        let state = match waits {
            None => "done",
            Some(None) => "second",
            Some(Some(_)) => "delay",
        };
        let until = waits.flatten().map(|m| m.unix_seconds());
        let detail =
            serde_json::json!({ "kind": kind.key(), "role": role.key(), "state": state, "until": until }).to_string();
        let store = self.store().clone();
        let addresses = self.store().read::<_, StoreError>(move |r| {
            let mut all = Vec::new();
            for o in r.list_officers()? {
                if o.state == "active" && (o.role.may(Act::ManageOfficers) || o.id == about) {
                    let address = store.open_key(o.key)?.unseal(Field::OfficerAddress, o.id.0, 0, &o.sealed_address)?;
                    all.extend(EmailAddress::parse(&address).ok().map(|a| (a, o.language)));
                }
            }
            Ok(all)
        });
        let now = self.now();
        Ok(addresses
            .await?
            .into_iter()
            .map(|(to, language)| NewLetter {
                detail: detail.clone(),
                ..self.letter(LetterKind::OfficerNotice, now, to, &language, None)
            })
            .collect())
    }
}

/// Whether somebody may say yes to a waiting change.
pub fn may_second(change: &OfficerChange, officer: OfficerId, now: Moment) -> bool {
    let asked = change.asked_by == Actor::Officer(officer.0).to_string();
    if asked { change.due_at.is_some_and(|due| due <= now) } else { change.officer != officer }
}
