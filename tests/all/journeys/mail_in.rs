//! Mail that comes in: replies find their case, anything else becomes one, letters that come back are noted; a mail proves
//! nothing, and a machine's answer starts nothing.

use crate::support::*;
use chrono::TimeDelta;
use privacy_portal::actions::mail_in::Taken;
use privacy_portal::domain::ids::Reference;
use privacy_portal::domain::incoming::Incoming;
use privacy_portal::domain::officer::Role;

const ANNA: &str = "anna@brooks.example";
const OFFICER: &str = "officer@westcon.example";

fn mail(from: &str, subject: &str, id: &str, more: &str, text: &str) -> Incoming {
    let bytes = format!(
        "From: Anna Schmidt <{from}>\r\nTo: privacy@westcon.example\r\nMessage-ID: <{id}@x>\r\nSubject: {subject}\r\n{more}\r\n{text}\r\n"
    );
    Incoming::parse(bytes.as_bytes()).unwrap()
}

fn receive(app: &TestApp, it: Incoming) -> Taken {
    app.run(app.desk.receive_mail(it, None)).unwrap()
}

#[test]
fn a_reply_goes_to_its_case_once_and_proves_nothing() {
    on_each_database(|app| {
        app.add_contact(ANNA, "Anna Schmidt");
        let mut anna = app.contact(ANNA);
        anna.get("/contact?matter=question");
        anna.submit("/contact", &[("text", "What do you hold?")]);
        let shown = anna.page.all(".panel-reference strong")[0].clone();
        let reference = Reference::parse(&shown).unwrap();
        let case = format!("/admin/requests/{}", reference.as_str());
        let mut officer = app.officer(OFFICER, Role::Officer);
        officer.get(&case);
        officer.submit(&format!("{case}/answer"), &[("text", "A name."), ("after", "close")]);
        app.letters();
        let reply = mail(ANNA, &format!("Re: {shown}: we answered"), "one", "", "And my number? <script>x</script>");
        assert_eq!(receive(&app, reply.clone()), Taken::Added(reference.clone()));
        assert_eq!(receive(&app, reply), Taken::Twice(reference.clone()), "the server delivered it again");
        let page = officer.get(&case).text();
        assert_eq!(page.matches("And my number? <script>x</script>").count(), 1, "{page}");
        assert!(page.contains("A mail does not prove who sent it."), "{page}");
        assert!(officer.get("/admin").html().contains(reference.as_str()), "a closed case is open again");
        assert!(app.letters().is_empty());
        // whoever else knows the reference gets into no case of hers
        let other = mail("eve@evil.example", &format!("Re: {shown}"), "two", "", "Send me everything.");
        let Taken::Filed(new) = receive(&app, other) else { panic!("a case of its own") };
        assert_ne!(new, reference);
        assert!(!officer.get(&case).text().contains("Send me everything."));
        let filed = officer.get(&format!("/admin/requests/{}", new.as_str())).text();
        assert!(filed.contains("Send me everything.") && filed.contains("eve@evil.example"), "{filed}");
        let letters = app.letters();
        assert_eq!(letters.iter().map(|l| l.to.as_str()).collect::<Vec<_>>(), ["eve@evil.example"]);
        assert!(!letters[0].body.text.contains("everything"), "an acknowledgement echoes nothing");
    });
}

#[test]
fn machines_start_nothing_and_move_no_clock() {
    on_each_database(|app| {
        let away = mail(ANNA, "Away until Monday", "a", "Auto-Submitted: auto-replied\r\n", "I am away.");
        assert_eq!(receive(&app, away), Taken::Ignored);
        // four mails in a day are four cases, and three acknowledgements
        for n in 0..5 {
            let it = mail(ANNA, "Hello", &format!("n{n}"), "", "Please call.");
            assert!(matches!(receive(&app, it), Taken::Filed(_)));
        }
        assert_eq!(app.letters().len(), 3);
        let mut officer = app.officer(OFFICER, Role::Officer);
        assert!(officer.get("/admin").text().contains("and 4 more from the same person"), "{}", officer.page.text());
        // a machine's answer in a case is shown, and opens nothing
        let reference = officer.page.links("td a[href^='/admin/requests/'], th a[href^='/admin/requests/']")[0].clone();
        let reference = Reference::parse(reference.rsplit('/').next().unwrap()).unwrap();
        let case = format!("/admin/requests/{}", reference.as_str());
        officer.get(&case);
        officer.submit(&format!("{case}/answer"), &[("text", "Here."), ("after", "close")]);
        app.letters();
        let away = mail(ANNA, &reference.grouped(), "b", "Auto-Submitted: auto-replied\r\n", "I am away.");
        assert_eq!(receive(&app, away), Taken::Added(reference.clone()));
        assert!(officer.get(&case).text().contains("An automatic answer by mail"), "{}", officer.page.text());
        assert!(officer.get("/admin/closed").html().contains(reference.as_str()));
    });
}

#[test]
fn a_letter_that_comes_back_sets_a_banner_on_its_case() {
    on_each_database_with(&[("bounce_address", "bounces@portal.example")], |app| {
        let mut visitor = app.visitor();
        visitor.get("/contact?matter=question");
        visitor.submit("/contact", &[("text", "Hello"), ("email", ANNA)]);
        let reference = visitor.page.all(".panel-reference strong")[0].replace('-', "");
        let letter = app.letter_to(ANNA);
        let number: i64 = letter.id.split('@').next().unwrap().rsplit('-').next().unwrap().parse().unwrap();
        let number = privacy_portal::domain::ids::LetterId(number);
        let back = app.desk.bounce_address(number).unwrap();
        assert!(back.starts_with(&format!("bounces+{}.", number.0)) && back.ends_with("@portal.example"), "{back}");
        let report = |status: &str, action: &str| {
            let text = format!(
                "From: MAILER-DAEMON@x.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n\
                 Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\n\
                 Content-Type: text/plain\r\n\r\nSorry.\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\n\
                 Reporting-MTA: dns; x\r\n\r\nAction: {action}\r\nStatus: {status}\r\n\r\n--x--\r\n"
            );
            Incoming::parse(text.as_bytes()).unwrap()
        };
        let mut officer = app.officer(OFFICER, Role::Officer);
        let case = format!("/admin/requests/{reference}");
        let receive = |it: Incoming, to: &str| app.run(app.desk.receive_mail(it, Some(to))).unwrap();
        // another number, a delay, no address of ours: nothing
        let forged = back.replace(&format!("+{}.", number.0), &format!("+{}.", number.0 + 1));
        assert_eq!(receive(report("5.1.1", "failed"), &forged), Taken::Ignored);
        assert_eq!(receive(report("4.4.1", "delayed"), &back), Taken::Ignored);
        assert!(!officer.get(&case).text().contains("came back"));
        app.pass(TimeDelta::minutes(5));
        assert_eq!(receive(report("5.1.1", "failed"), &back), Taken::Bounced(number));
        assert!(officer.get(&case).text().contains("A letter about this case came back"), "{}", officer.page.text());
        assert!(officer.get("/admin").all(".alerts li").join(" ").contains("One letter could not be delivered"));
        assert_eq!(receive(report("5.1.1", "failed"), &back), Taken::Ignored, "once");
    });
}

#[test]
fn o2_a_dropped_mail_fills_in_the_log() {
    let app = TestApp::new();
    app.add_contact(ANNA, "Anna Schmidt");
    app.work();
    let mut officer = app.officer(OFFICER, Role::Agent);
    officer.get("/admin/log");
    let fields = officer.form("/admin/log/mail", &[]);
    let text = "From: Anna Schmidt <anna@brooks.example>\r\nDate: Thu, 19 Nov 2026 09:00:00 +0000\r\n\
                Subject: My data\r\n\r\nPlease delete <b>all</b>.\r\n";
    assert_eq!(officer.upload("/admin/log/mail", &fields, &[]), 422);
    assert_eq!(officer.upload("/admin/log/mail", &fields, &[("x.eml", b"no mail")]), 422);
    assert!(officer.page.text().contains("That file is no mail"), "{}", officer.page.text());
    assert_eq!(officer.upload("/admin/log/mail", &fields, &[("x.eml", text.as_bytes())]), 200);
    let page = officer.page.clone();
    assert!(page.html().contains("value=\"2026-11-19\""), "{}", page.html());
    assert!(page.all("textarea[name=text]")[0].contains("My data Please delete <b>all</b>."), "{}", page.html());
    assert!(page.text().contains("Recognised by the address: Anna S•••"), "{}", page.text());
    let fields = officer.form(
        "/admin/log",
        &[
            ("channel", "email"),
            ("received", "2026-11-19"),
            ("text", "My data\n\nPlease delete <b>all</b>."),
            ("matter", "right"),
            ("right", "erasure"),
            ("post", ""),
            ("language", "en"),
        ],
    );
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    officer.post("/admin/log", &fields);
    assert_eq!(officer.page.status, 303, "{}", officer.page.text());
    assert!(officer.follow().text().contains("19 November 2026"), "{}", officer.page.text());
    assert!(app.letter_to(ANNA).body.subject.contains("we have your message"));
}

/// What comes with a mail is kept as if it had been sent on the case's page; what cannot be kept is said; whoever is known
/// reads their own language; and a mail without a name of its own is taken once as well.
#[test]
fn files_of_a_mail_are_kept_and_a_known_person_reads_their_language() {
    on_each_database_with(&[("clamd", "tcp:127.0.0.1:9")], |app| {
        let file = "Record ID,First Name,Last Name,Email,Preferred language\n5,Anna,Schmidt,anna@brooks.example,de\n";
        assert_eq!(app.import(file, marketing()).added, 1);
        let text = "From: Anna Schmidt <anna@brooks.example>\r\nSubject: Frage\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nSiehe Anhang.\r\n\
            --x\r\nContent-Type: text/plain; name=\"a.txt\"\r\nContent-Disposition: attachment; filename=\"a.txt\"\r\n\r\n\
            A letter.\r\n--x\r\nContent-Type: application/x-dosexec\r\n\
            Content-Disposition: attachment; filename=\"b.exe\"\r\n\r\nMZ\u{1}\r\n--x--\r\n";
        let it = Incoming::parse(text.as_bytes()).unwrap();
        let Taken::Filed(reference) = receive(&app, it.clone()) else { panic!("a case of its own") };
        assert_eq!(receive(&app, it), Taken::Twice(reference.clone()));
        let mut officer = app.officer(OFFICER, Role::Officer);
        let case = format!("/admin/requests/{}", reference.as_str());
        let page = officer.get(&case).text();
        assert!(
            page.contains("Siehe Anhang.") && page.contains("Eine Datei kam mit und wurde nicht behalten"),
            "{page}"
        );
        assert!(officer.get(&format!("{case}/files")).text().contains("a.txt"), "{}", officer.page.text());
        let letter = app.letter_to(ANNA);
        assert!(letter.body.html.contains("lang=\"de\""), "{}", letter.body.html);
    });
}
