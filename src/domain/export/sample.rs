//! Copies to test with: a realistic one, and one in which every text is hostile.

use super::*;
use crate::domain::clock::Moment;
use crate::domain::ids::Reference;
use chrono::NaiveDate;

fn at(text: &str) -> Moment {
    Moment::from_naive_utc(text.parse().unwrap())
}
fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A purchaser in Munich with a bit of everything.
pub(super) fn realistic() -> Copy {
    build(&str::to_owned)
}
/// The same with `attack` in every text that is not a key.
pub(super) fn hostile(attack: &str) -> Copy {
    build(&|text| format!("{attack}{text}"))
}
/// A person about whom nothing but the address is known.
pub(super) fn empty() -> Copy {
    let mut copy = realistic();
    copy.person.country = None;
    copy.values.clear();
    copy.relations.clear();
    copy.systems.clear();
    copy.disclosures.clear();
    copy.transfers.clear();
    copy.consents.clear();
    copy.preferences.clear();
    copy.suppressions.clear();
    copy.requests.clear();
    copy.messages.clear();
    copy.sent.clear();
    copy.sessions.clear();
    copy.access_log.clear();
    copy.not_covered.clear();
    copy.receipts.clear();
    copy
}

pub(super) fn source(key: &str, words: &str) -> Source {
    Source {
        key: key.into(),
        words: words.into(),
        date: Some(day("2025-03-03")),
        giver: None,
        system: None,
        site: None,
        partner: None,
        campaign: None,
        supplier: None,
        notice_version: None,
    }
}

fn build(t: &dyn Fn(&str) -> String) -> Copy {
    let some = |text: &str| Some(t(text));
    let purpose = |row: &str, label: &str, basis: &str, basis_label: &str| Purpose {
        row: row.into(),
        label: t(label),
        basis: basis.into(),
        basis_label: t(basis_label),
    };
    let enquiry = purpose("R01", "Answering your enquiries", "legitimate_interest", "Our legitimate interest");
    let order = purpose("R03", "Fulfilling orders", "contract", "Contract");
    let asked = purpose("R06", "Marketing that you asked for", "consent", "Your consent");
    let group =
        Recipient { name: t("Westcon Group Germany GmbH"), ground: t("Group company"), country: some("Germany") };
    let carrier =
        Recipient { name: t("DHL Supply Chain"), ground: t("Needed for an order of your organisation"), country: None };
    let enquired = Source {
        giver: Some(Giver { who: GivenBy::Person, words: t("You") }),
        site: some("PartnerView"),
        notice_version: some("Contact form, version 3"),
        ..source("SRC01", &t("You filled in our contact form"))
    };
    let ordered =
        Source { system: some("Salesforce"), ..source("SRC02", &t("We fulfilled an order for your organisation")) };
    let bought = Source {
        supplier: some("Dun & Bradstreet"),
        date: None,
        ..source("SRC16", &t("A record from outside that we bought to supplement ours"))
    };
    let seen = Source {
        date: Some(day("2026-06-11")),
        ..source("SRC15", &t("Recorded automatically when you visited a website of ours"))
    };
    let noted = Source {
        giver: Some(Giver { who: GivenBy::Officer, words: t("One of our officers") }),
        ..source("SRC03", &t("Noted by one of our colleagues"))
    };
    let value =
        |kind: &str, label: &str, category: (&str, &str), content: &str, source: &Source, purposes: &[&Purpose]| {
            Value {
                kind: kind.into(),
                label: t(label),
                category: category.0.into(),
                category_label: t(category.1),
                content: t(content),
                purposes: purposes.iter().map(|p| (*p).clone()).collect(),
                source: source.clone(),
                recipients: Vec::new(),
                retention: t("Until two years after your last contact with us"),
                confirmed_at: None,
                state: State::Current,
                statement: None,
                in_doubt_since: None,
            }
        };
    const IDN: (&str, &str) = ("IDN", "Identity data");
    const BCI: (&str, &str) = ("BCI", "Business contact information");
    const CNT: (&str, &str) = ("CNT", "Content you provided");
    const TEC: (&str, &str) = ("TEC-U", "Usage information");
    const ENR: (&str, &str) = ("ENR", "Outside records");
    let mut values = vec![
        value("name", "Name", IDN, "Ann-Kathrin Weiß", &enquired, &[&enquiry, &asked]),
        value("title", "Title", IDN, "Dr.", &enquired, &[&enquiry, &asked]),
        value("email", "E-mail address", BCI, "a.weiss@mueller-soehne.example", &enquired, &[&enquiry, &asked]),
        value("phone", "Telephone", BCI, "+49 89 5550123", &enquired, &[&enquiry, &asked]),
        value("phone", "Telephone", BCI, "+49 89 5550100", &enquired, &[&enquiry, &asked]),
        value("organisation", "Organisation", BCI, "Müller & Söhne GmbH", &ordered, &[&order]),
        value("department", "Department", BCI, "Einkauf", &ordered, &[&order]),
        value("job_title", "Job title", BCI, "Head of Purchasing", &ordered, &[&order]),
        value(
            "business_address",
            "Business address",
            BCI,
            "Lindwurmstraße 12\n80337 München\nGermany",
            &ordered,
            &[&order],
        ),
        value(
            "comment",
            "Comment",
            CNT,
            "Could you send me a quote for 40 firewalls, please?\n\n- rack-mounted\n- delivery to Munich",
            &enquired,
            &[&enquiry],
        ),
        value("comment", "Comment", CNT, "Prefers to be called in the morning", &noted, &[&enquiry]),
        value(
            "usage",
            "Usage information",
            TEC,
            "Firefox on Windows, /products/firewalls, time zone Europe/Berlin",
            &seen,
            &[],
        ),
        value("ip_address", "Internet address", TEC, "2001:db8:85a3::8a2e:370:7334", &seen, &[]),
        value("supplement", "Outside record", ENR, "Company size: 200 to 500 employees", &bought, &[&enquiry]),
    ];
    values[0].confirmed_at = Some(at("2026-05-02T09:30:00"));
    values[3].confirmed_at = Some(at("2026-05-02T09:30:00"));
    values[4].state = State::Superseded;
    values[8].in_doubt_since = Some(at("2026-07-02T08:00:00"));
    values[7].state = State::Disputed;
    values[7].statement = some("I have been Chief Procurement Officer since January 2026.");
    for v in &mut values[2..5] {
        v.recipients = vec![group.clone()];
    }
    for v in &mut values[5..9] {
        v.recipients = vec![group.clone(), carrier.clone()];
        v.retention = t("Six years after the end of the business year, as tax law asks");
    }
    let related = |organisation: &str, kind: &str, label: &str, source: &Source, ended_at: Option<Moment>| Relation {
        organisation: t(organisation),
        kind: kind.into(),
        kind_label: t(label),
        purposes: vec![enquiry.clone()],
        source: source.clone(),
        recipients: vec![group.clone()],
        retention: t("Until two years after your last contact with us"),
        state: if ended_at.is_some() { State::Superseded } else { State::Current },
        ended_at,
    };
    let relations = vec![
        related("Müller & Söhne GmbH", "customer", "Customer", &enquired, None),
        related("Nordlicht AG", "vendor", "Vendor", &ordered, Some(at("2026-07-02T08:00:00"))),
        related("Lieferkontor Weiß", "non_stock_supplier", "Supplier", &bought, None),
    ];
    let first = Reference::parse("0000-0000-0000-0000-0").unwrap();
    Copy {
        schema_version: SCHEMA_VERSION,
        kind: Kind::Access,
        generated_at: at("2026-07-31T13:05:09"),
        controller: Controller {
            name: t("Westcon International Ltd"),
            number: t("04411310"),
            registered_in: t("England and Wales"),
            registered_office: [
                "Merchants House Wilkinson Road",
                "Love Lane Industrial Estate",
                "Cirencester",
                "GL7 1YG",
            ]
            .map(t)
            .into(),
            contact: t("By the form on our contact page, or by letter"),
            contact_link: some("https://privacy.example/contact"),
            officer_address: ["Compliance Officer", "Merchants House, Love Lane", "Cirencester", "GL7 1YT"]
                .map(t)
                .into(),
            regulator: t("Information Commissioner’s Office"),
            regulator_link: t("https://ico.org.uk/make-a-complaint/"),
        },
        person: Person {
            addresses: vec![t("a.weiss@mueller-soehne.example"), t("ann.kathrin@weiss.example")],
            held_by: t("Westcon International Ltd"),
            country: some("Germany"),
            language: "en".into(),
            language_name: t("English"),
        },
        values,
        relations,
        systems: vec![
            System {
                name: t("Salesforce"),
                contains: t("Customers, orders, conversations"),
                copied: true,
                copied_at: Some(at("2026-07-30T02:00:00")),
                how_to_search: t("Part of this copy. Write to us if something is missing."),
            },
            System {
                name: t("Telephone recordings"),
                contains: t("Calls with our sales teams, kept for 90 days"),
                copied: false,
                copied_at: None,
                how_to_search: t("Ask for a search on your requests page and give the date of the call."),
            },
        ],
        disclosures: vec![Disclosure {
            when: at("2026-02-12T10:00:00"),
            recipient: t("Cisco Systems, Inc."),
            ground: t("Needed for an order of your organisation"),
            purpose: t("Issuing licences"),
            categories: vec![t("Business contact information"), t("Identity data")],
            country: some("United States"),
            safeguard: some("UK–US data bridge"),
        }],
        transfers: vec![Transfer {
            country: t("United States"),
            recipient: t("Cisco Systems, Inc."),
            mechanism: t("UK–US data bridge (adequacy regulations)"),
            ask_for_copy: t("Write to the officer; we send it within a week."),
        }],
        consents: vec![
            Consent {
                when: at("2025-03-03T08:15:00"),
                act: ConsentAct::Given,
                purpose: t("Marketing that you asked for"),
                channel: some("E-mail"),
                recipient: None,
                words: t("Yes, send me news about security products by e-mail. I can stop this at any time."),
                means: t("Box ticked on our contact form"),
                notice_version: some("3"),
                receipt: Some(1),
            },
            Consent {
                when: at("2026-01-20T18:40:00"),
                act: ConsentAct::Withdrawn,
                purpose: t("Marketing that you asked for"),
                channel: some("E-mail"),
                recipient: some("Palo Alto Networks"),
                words: t("Stop these messages"),
                means: t("Link in the footer of a message"),
                notice_version: None,
                receipt: Some(9),
            },
            Consent {
                when: at("2026-03-03T00:00:00"),
                act: ConsentAct::NeedsRenewal,
                purpose: t("Marketing that you asked for"),
                channel: None,
                recipient: None,
                words: t("Yes, send me news about security products by e-mail."),
                means: t("One year after it was given"),
                notice_version: None,
                receipt: None,
            },
        ],
        preferences: vec![
            Preference {
                topic: t("Security products"),
                channel: t("E-mail"),
                frequency: some("at most once a month"),
                on: true,
                since: at("2026-05-02T09:31:00"),
                set_by: t("You, in this portal"),
                by_person: true,
            },
            Preference {
                topic: t("Events"),
                channel: t("Telephone"),
                frequency: None,
                on: false,
                since: at("2025-03-03T08:15:00"),
                set_by: t("Copied from HubSpot"),
                by_person: false,
            },
        ],
        suppressions: vec![
            Suppression {
                what: t("Marketing from partners, by any channel"),
                reason: t("You objected"),
                since: at("2026-01-20T18:40:00"),
                by_person: true,
            },
            Suppression {
                what: t("Post"),
                reason: t("A letter came back"),
                since: at("2026-01-21T18:40:00"),
                by_person: false,
            },
        ],
        requests: vec![Request {
            reference: first.clone(),
            rights: vec![t("Correction")],
            received: day("2026-06-01"),
            state: t("Answered"),
            aim_due: Some(day("2026-06-10")),
            legal_due: Some(day("2026-07-01")),
            answered: Some(day("2026-06-05")),
            outcome: some(
                "Refused in part. Your organisation confirmed the job title that we hold, so we left it as it is and put your statement beside it.",
            ),
        }],
        messages: vec![
            Message {
                reference: Some(first.clone()),
                when: at("2026-06-01T07:12:00"),
                from: Author::Person,
                body: t("My job title is wrong. I am Chief Procurement Officer.\nPlease correct it."),
                attachments: vec![t("letter.pdf")],
            },
            Message {
                reference: Some(first),
                when: at("2026-06-05T14:00:00"),
                from: Author::Us,
                body: t("We asked your organisation. Their answer is in the outcome."),
                attachments: vec![],
            },
            Message {
                reference: None,
                when: at("2026-07-01T09:00:00"),
                from: Author::Person,
                body: t("Thank you."),
                attachments: vec![],
            },
        ],
        sessions: vec![
            Session {
                started: at("2026-07-31T12:58:00"),
                last_seen: at("2026-07-31T13:05:00"),
                ended: None,
                browser: t("Firefox on Windows"),
                network: t("203.0.113.x"),
            },
            Session {
                started: at("2026-05-02T09:25:00"),
                last_seen: at("2026-05-02T09:40:00"),
                ended: Some(at("2026-05-02T09:41:00")),
                browser: t("Safari on iPhone"),
                network: t("2001:db8:85a3::"),
            },
        ],
        access_log: vec![Access {
            when: at("2026-06-04T11:20:00"),
            who: t("Compliance officer"),
            what: t("Looked at your details to answer your request"),
        }],
        rights: [
            ("access", "See your data", "See everything we hold and take a copy."),
            ("rectification", "Correct", "Change what is wrong. Small changes take effect at once."),
            ("erasure", "Erase", "Have it deleted, unless the law makes us keep it."),
            (
                "objection",
                "Object",
                "Say no to marketing, with effect at once, or to other uses, which we then stop and weigh.",
            ),
            ("restriction", "Restrict", "Have it stored only, while something is being examined."),
            ("portability", "Take along", "Take what you gave us to another provider."),
            ("withdraw_consent", "Withdraw consent", "Take back a consent as easily as you gave it."),
        ]
        .map(|(key, label, text)| Right { key: key.into(), label: t(label), text: t(text) })
        .into(),
        complaints: vec![
            t("Complain to us on the complaints page or by letter. We acknowledge it within 30 days."),
            t("You can complain to the Information Commissioner’s Office at any time."),
        ],
        automated_decisions: some("No decision about you is taken by a machine alone."),
        not_covered: vec![
            t("Telephone recordings were not searched."),
            t("Passwords are never part of a copy; we hold only a fingerprint of them."),
        ],
        receipts: vec![Receipt { json: "{\"receipt\":1}\n".into(), signature: vec![7; 64] }],
        sent: vec![Sent { from: Author::Person, ending: "txt", content: b"An invoice.".to_vec() }],
    }
}
