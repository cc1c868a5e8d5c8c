//! What each kind of letter says: a text part and an HTML part with the same content. No personal data, no pictures, no
//! tracking (S5.5); every link is the portal's own.

use crate::domain::page::LetterFrame;
use crate::text::Words;
use askama::Template;

macro_rules! letters {
    ($($(#[$doc:meta])* $kind:ident, $html:ident, $text:ident, $hpath:literal, $tpath:literal { $($(#[$fdoc:meta])* $field:ident: $type:ty,)* })*) => {
        /// What a letter of each kind needs to know.
        #[derive(Debug, Clone)]
        pub enum LetterInput { $($(#[$doc])* $kind { $($(#[$fdoc])* $field: $type,)* },)* }
        $(
            #[derive(Template)]
            #[template(path = $hpath)]
            struct $html { t: Words, frame: LetterFrame, $($field: $type,)* }
            #[derive(Template)]
            #[template(path = $tpath)]
            struct $text { t: Words, frame: LetterFrame, $($field: $type,)* }
        )*
        fn parts(t: Words, frame: &LetterFrame, input: LetterInput) -> Result<(String, String), askama::Error> {
            Ok(match input {
                $(LetterInput::$kind { $($field,)* } => (
                    $text { t, frame: frame.clone(), $($field: $field.clone(),)* }.render()?,
                    $html { t, frame: frame.clone(), $($field,)* }.render()?,
                ),)*
            })
        }
    };
}
letters! {
    /// Link and code to sign in.
    SignIn, SignInHtml, SignInText, "mail/sign_in.html", "mail/sign_in.txt" {
        /// The whole link.
        link: String,
        /// The code in two groups.
        code: String,
        /// How long both work, in words.
        valid: String,
        /// Until when, in words.
        until: String,
    }
    /// Nothing is held under this address.
    NothingHeld, NothingHeldHtml, NothingHeldText, "mail/nothing_held.html", "mail/nothing_held.txt" {}
    /// Values were changed.
    Changed, ChangedHtml, ChangedText, "mail/changed.html", "mail/changed.txt" {
        /// Which kinds, in words.
        kinds: Vec<String>,
        /// When, in words.
        at: String,
        /// To the data page.
        link: String,
    }
    /// A code to read out.
    CallerCode, CallerCodeHtml, CallerCodeText, "mail/caller_code.html", "mail/caller_code.txt" {
        /// The code in two groups.
        code: String,
        /// How long it works, in words.
        valid: String,
        /// Until when, in words.
        until: String,
    }
    /// A fresh code.
    Proof, ProofHtml, ProofText, "mail/proof.html", "mail/proof.txt" {
        /// What it is for, in words.
        act: String,
        /// The code in two groups.
        code: String,
        /// How long it works, in words.
        valid: String,
        /// Until when, in words.
        until: String,
    }
    /// To the new mailbox.
    AddressChangeNew, AddressChangeNewHtml, AddressChangeNewText, "mail/address_change_new.html", "mail/address_change_new.txt" {
        /// To the page where the code is typed.
        link: String,
        /// The code in two groups.
        code: String,
        /// How long it works, in words.
        valid: String,
        /// Until when, in words.
        until: String,
    }
    /// To the old mailbox.
    AddressChangeOld, AddressChangeOldHtml, AddressChangeOldText, "mail/address_change_old.html", "mail/address_change_old.txt" {
        /// Stops the change.
        link: String,
        /// When it was asked for, in words.
        at: String,
        /// Until when it can be stopped, in words.
        until: String,
    }
    /// A correction waits for a person.
    CorrectionFiled, CorrectionFiledHtml, CorrectionFiledText, "mail/correction_filed.html", "mail/correction_filed.txt" {
        /// The case's reference in groups.
        reference: String,
        /// Which kinds, in words.
        kinds: Vec<String>,
        /// When the company aims to answer, in words.
        aim: String,
        /// When the law wants an answer, in words.
        law: String,
        /// To the case.
        link: String,
    }
    /// S13.4: what was written came in.
    Asked, AskedHtml, AskedText, "mail/asked.html", "mail/asked.txt" {
        /// The case's reference in groups.
        reference: String,
        /// When it came in, in words.
        received: String,
        /// When the company aims to answer, in words.
        aim: String,
        /// When the law wants an answer, in words; empty where it sets no time.
        law: String,
        /// To the case.
        link: String,
    }
    /// An answer waits.
    Answered, AnsweredHtml, AnsweredText, "mail/answered.html", "mail/answered.txt" {
        /// The case's reference in groups.
        reference: String,
        /// To the case.
        link: String,
    }
    /// A step of a case: what happened, what follows, one button.
    Step, StepHtml, StepText, "mail/step.html", "mail/step.txt" {
        /// The subject.
        subject: String,
        /// What happened, in a few words.
        title: String,
        /// The same in a sentence.
        said: String,
        /// What follows.
        more: Vec<String>,
        /// What the button says.
        button: String,
        /// Where it leads.
        link: String,
        /// Why this letter came.
        why: String,
    }
    /// An erasure was asked for.
    ErasureAsked, ErasureAskedHtml, ErasureAskedText, "mail/erasure_asked.html", "mail/erasure_asked.txt" {
        /// The case's reference in groups.
        reference: String,
        /// When it was asked for, in words.
        at: String,
        /// Until when it can be taken back, in words; empty while an officer looks first.
        until: String,
        /// Where it stands and can be taken back.
        link: String,
    }
    /// An erasure was taken back.
    ErasureCancelled, ErasureCancelledHtml, ErasureCancelledText, "mail/erasure_cancelled.html", "mail/erasure_cancelled.txt" {
        /// The case's reference in groups.
        reference: String,
        /// To the data page.
        link: String,
    }
    /// S8.35: the outcome of an erasure.
    ErasureDone, ErasureDoneHtml, ErasureDoneText, "mail/erasure_done.html", "mail/erasure_done.txt" {
        /// The case's reference in groups.
        reference: String,
        /// When it was carried out, in words.
        at: String,
        /// What is kept, why and until when: a sentence a hold.
        kept: Vec<String>,
        /// Each system with the date on which it confirmed.
        systems: Vec<String>,
        /// Until when copies may be in backups, in words.
        backups: String,
        /// Complaint to us, to the regulator, court.
        complaints: Vec<String>,
        /// Where it stands.
        link: String,
    }
    /// The last hold has ended.
    ErasureFinished, ErasureFinishedHtml, ErasureFinishedText, "mail/erasure_finished.html", "mail/erasure_finished.txt" {
        /// The case's reference in groups.
        reference: String,
        /// When, in words.
        at: String,
        /// Where it stands.
        link: String,
    }
    /// Marketing was stopped.
    Stopped, StoppedHtml, StoppedText, "mail/stopped.html", "mail/stopped.txt" {
        /// What was stopped, in words.
        topic: String,
        /// When, in words.
        at: String,
        /// Until when it can be put back from this letter, in words.
        until: String,
        /// Puts it back.
        link: String,
    }
    /// A topic is to be joined.
    Joining, JoiningHtml, JoiningText, "mail/joining.html", "mail/joining.txt" {
        /// Which, in words.
        topic: String,
        /// When it was asked for, in words.
        at: String,
        /// Until when the link works, in words.
        until: String,
        /// Confirms it.
        link: String,
        /// Why this letter comes, in words.
        why: String,
    }
    /// To a colleague: a system is to be searched.
    SearchTask, SearchTaskHtml, SearchTaskText, "mail/search_task.html", "mail/search_task.txt" {
        /// The case's reference in groups.
        reference: String,
        /// Which system.
        system: String,
        /// Until when, in words.
        due: String,
        /// To the page where they answer.
        link: String,
    }
    /// We have data from somebody else.
    SourceNotice, SourceNoticeHtml, SourceNoticeText, "mail/source_notice.html", "mail/source_notice.txt" {
        /// Where it came from, in a sentence.
        source: String,
        /// The organisation; may be empty.
        from: String,
        /// What for, a sentence each.
        purposes: Vec<String>,
        /// On what basis, a sentence each.
        bases: Vec<String>,
        /// Which kinds of data.
        categories: Vec<String>,
        /// To the person's data.
        link: String,
        /// To the policy.
        policy: String,
    }
    /// S11.12: data of this person was part of an incident.
    BreachNotice, BreachNoticeHtml, BreachNoticeText, "mail/breach_notice.html", "mail/breach_notice.txt" {
        /// What happened and what follows: headings, words, and the words' language.
        parts: Vec<(String, String, String)>,
        /// Where to ask.
        link: String,
    }
    /// To officers: people wait to be told where their data came from.
    NoticeReminder, NoticeReminderHtml, NoticeReminderText, "mail/notice_reminder.html", "mail/notice_reminder.txt" {
        /// How many.
        count: i64,
        /// The nearest last day, in words.
        due: String,
        /// To the page where they are sent.
        link: String,
    }
    /// To officers: how the desk stands this morning.
    Digest, DigestHtml, DigestText, "mail/digest.html", "mail/digest.txt" {
        /// Which morning.
        day: String,
        /// What their own cases want.
        mine: Vec<String>,
        /// How all cases stand.
        all: Vec<String>,
        /// What must not be missed.
        alerts: Vec<String>,
        /// To the queue.
        link: String,
    }
    /// To officers: who may enter the console was changed, or is to be.
    OfficerNotice, OfficerNoticeHtml, OfficerNoticeText, "mail/officer_notice.html", "mail/officer_notice.txt" {
        /// What it is, in a sentence.
        what: String,
        /// Whether it has happened, or what it waits for, in a sentence.
        state: String,
        /// What the button says.
        button: String,
        /// To the officers' page of the console, or to the reader's own access.
        link: String,
    }
    /// To officers: something must be looked at today.
    Alarm, AlarmHtml, AlarmText, "mail/alarm.html", "mail/alarm.txt" {
        /// The case's reference in groups.
        reference: String,
        /// What it is about, in words.
        matter: String,
        /// When it came in, in words.
        at: String,
        /// To the case in the console.
        link: String,
    }
}

/// A letter ready to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The subject: sender and matter, no personal data.
    pub subject: String,
    /// The text part, which alone suffices.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

/// Writes a letter. Fails only if a template does, which a test of every kind rules out.
pub fn render(t: Words, frame: &LetterFrame, input: LetterInput) -> Result<Body, askama::Error> {
    let brand = frame.brand.as_str();
    let with_brand = |key: &str| t.with(key, &[("brand", &brand)]);
    let subject = match &input {
        // the same for a known and an unknown address: a glance at the mailbox over a shoulder says nothing more
        LetterInput::SignIn { .. } | LetterInput::NothingHeld {} => with_brand("mail-sign-in-subject"),
        LetterInput::Changed { .. } => with_brand("mail-changed-subject"),
        LetterInput::CallerCode { .. } => with_brand("mail-caller-code-subject"),
        LetterInput::Proof { .. } => with_brand("mail-proof-subject"),
        LetterInput::AddressChangeNew { .. } => with_brand("mail-email-new-subject"),
        LetterInput::AddressChangeOld { .. } => with_brand("mail-email-old-subject"),
        LetterInput::CorrectionFiled { reference, .. } => {
            t.with("mail-filed-subject", &[("reference", reference), ("brand", &brand)])
        }
        LetterInput::Asked { reference, .. } => t.with("mail-asked-subject", &[("reference", reference)]),
        LetterInput::Answered { reference, .. } => t.with("mail-answered-subject", &[("reference", reference)]),
        LetterInput::Step { subject, .. } => subject.clone(),
        LetterInput::ErasureAsked { reference, .. } => {
            t.with("mail-erasure-asked-subject", &[("reference", reference)])
        }
        LetterInput::ErasureCancelled { reference, .. } => {
            t.with("mail-erasure-cancelled-subject", &[("reference", reference)])
        }
        LetterInput::ErasureDone { reference, .. } => t.with("mail-erasure-done-subject", &[("reference", reference)]),
        LetterInput::ErasureFinished { reference, .. } => {
            t.with("mail-erasure-finished-subject", &[("reference", reference)])
        }
        LetterInput::Stopped { topic, .. } => t.with("mail-stopped-subject", &[("topic", topic), ("brand", &brand)]),
        LetterInput::Joining { topic, .. } => t.with("mail-joining-subject", &[("topic", topic), ("brand", &brand)]),
        LetterInput::SearchTask { reference, .. } => t.with("mail-task-subject", &[("reference", reference)]),
        LetterInput::SourceNotice { .. } => with_brand("mail-source-subject"),
        LetterInput::BreachNotice { .. } => with_brand("mail-breach-subject"),
        LetterInput::NoticeReminder { count, due, .. } => {
            t.with("mail-notices-subject", &[("count", count), ("due", due)])
        }
        LetterInput::Digest { day, .. } => t.with("mail-digest-subject", &[("day", day)]),
        LetterInput::OfficerNotice { .. } => with_brand("mail-officer-subject"),
        LetterInput::Alarm { reference, .. } => t.with("mail-alarm-subject", &[("reference", reference)]),
    };
    let (text, html) = parts(t, frame, input)?;
    Ok(Body { subject, text, html })
}
