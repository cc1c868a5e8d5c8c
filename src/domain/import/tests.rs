//! One test a quirk: what files say, and what is understood.

use super::*;
use crate::domain::value::ValueKind;
use chrono::NaiveDate;

fn read_with(bytes: &[u8], options: Options) -> (ImportFile<&[u8]>, Vec<Result<Row, Reject>>) {
    let mut file = open(bytes, options).unwrap();
    let items = file.by_ref().collect();
    (file, items)
}

fn read(text: &str) -> (ImportFile<&[u8]>, Vec<Result<Row, Reject>>) {
    read_with(text.as_bytes(), Options::default())
}

fn rows(text: &str) -> Vec<Row> {
    read(text).1.into_iter().map(Result::unwrap).collect()
}

fn refused(bytes: &[u8]) -> String {
    open(bytes, Options::default()).err().unwrap().to_string()
}

fn own(toml: &str) -> Options {
    Options { layout: Layout::Own(toml::from_str(toml).unwrap()), ..Options::default() }
}

fn codes(items: &[Result<Row, Reject>]) -> Vec<(u64, &'static str)> {
    items.iter().map(|item| item.as_ref().map_or_else(|r| (r.line, r.reason.code()), |row| (row.line, "row"))).collect()
}

fn note_codes(file: &ImportFile<&[u8]>) -> Vec<(&'static str, u64, u64)> {
    file.notes().iter().map(|note| (note.kind.code(), note.count, note.first_line)).collect()
}

#[test]
fn windows_1252_is_read_where_nothing_says_utf_8_and_noted() {
    let (file, items) = read_with(b"email;name\na@b.example;J\xFCrgen \x80\n", Options::default());
    assert_eq!(items[0].as_ref().unwrap().values, [(ValueKind::Name, "Jürgen €".to_owned())]);
    assert_eq!(note_codes(&file), [("windows_1252", 1, 2)]);
    // after a row that can only be UTF-8, other bytes are damage
    let (file, items) = read_with("email,name\na@b.example,Jürgen\n".as_bytes(), Options::default());
    assert!(items[0].is_ok() && file.notes().is_empty());
    let bytes = [b"email,name\na@b.example,J\xC3\xBCrgen\nc@d.example,J\xFCrgen\ne@f.example,x\n".as_slice()].concat();
    assert_eq!(codes(&read_with(&bytes, Options::default()).1), [(2, "row"), (3, "bad_encoding"), (4, "row")]);
}

#[test]
fn separators_line_ends_and_excels_hint_are_recognised() {
    for text in [
        "email,name,title\na@b.example,A,Dr.",
        "email;name;title\r\na@b.example;A;Dr.\r\n",
        "\u{feff}email\tname\ttitle\ra@b.example\tA\tDr.\r",
        "sep=;\r\nemail;name;title\r\n\r\na@b.example;A;Dr.\r\n;;\r\n",
        "\n\n\"email\",\"name\",\"title\"\n\"a@b.example\",\"A\",\"Dr.\"\n",
        "{\"email\":\"a@b.example\",\"name\":\"A\",\"title\":\"Dr.\"}",
    ] {
        let rows = rows(text);
        assert_eq!(rows.len(), 1, "{text}");
        assert!(rows[0].values.contains(&(ValueKind::Title, "Dr.".into())), "{text}");
        assert!(rows[0].values.contains(&(ValueKind::Name, "A".into())), "{text}");
    }
    assert_eq!(rows("email\na@b.example\n\nc@d.example\n").iter().map(|r| r.line).collect::<Vec<_>>(), [2, 4]);
}

#[test]
fn th15_what_is_no_text_is_refused_with_what_to_do_instead() {
    for (bytes, says) in [
        (b"PK\x03\x04rest".as_slice(), "CSV UTF-8"),
        (b"\xD0\xCF\x11\xE0", "CSV UTF-8"),
        (b"\x1F\x8B\x08", "unpack"),
        (b"%PDF-1.7", "PDF"),
        (b"<html>", "XML or HTML"),
        (b"{\\rtf1", "rich-text"),
        (b"e\0m\0a\0i\0l\0", "UTF-16"),
        (b"\xFF\xFE\0\0e", "UTF-16"),
        (b"[{\"email\":1}]", "jq -c"),
        (b"", "empty"),
        (b" \n", "white space"),
        (b"{\"email\": ", "JSON object"),
    ] {
        assert!(refused(bytes).contains(says), "{says}: {}", refused(bytes));
    }
}

#[test]
fn headers_that_are_not_known_are_listed_with_how_to_mend_it() {
    let says = refused(b"E-Post;Vorname\na@b.example;A\n");
    assert!(says.contains("E-Post, Vorname") && says.contains("hubspot") && says.contains("= \"email\""), "{says}");
    // a file without header shows none of its data
    let says = refused(b"Ann,ann@b.example\nBob,bob@b.example\n");
    assert!(says.contains("no header") && !says.contains("ann@"), "{says}");
    assert!(refused(b"email,Email\n").contains("two columns"));
}

#[test]
fn s2_10_unknown_columns_are_named_and_leave_no_value() {
    let (file, items) = read("email,Shoe size,\u{202e}Odd\u{7}\na@b.example,SECRET-44,SECRET\n");
    let names: Vec<_> = file.columns().iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names, ["email", "Shoe size", "Odd"]);
    assert!(matches!(file.columns()[1].fate, Fate::Dropped(_)));
    assert!(!format!("{items:?}{:?}", file.columns()).contains("SECRET"));
}

#[test]
fn s2_3_guarded_columns_are_refused_whatever_a_mapping_says() {
    let (file, items) = read("email,religion,health,union member\na@b.example,SECRET,SECRET,SECRET\n");
    let fates: Vec<_> = file.columns().iter().skip(1).map(|c| c.fate).collect();
    assert_eq!(fates, [Guard::Belief, Guard::Health, Guard::TradeUnion].map(Fate::Refused));
    assert!(!format!("{items:?}").contains("SECRET"));
    let mapping = own("[columns]\nReligion = \"comment\"\nMail = \"email\"");
    assert!(matches!(open(b"Mail,Religion\n".as_slice(), mapping), Err(Refused::GuardedMapping { .. })));
    let unknown = own("[columns]\nX = \"religion\"\nMail = \"email\"");
    assert!(open(b"Mail,X\n".as_slice(), unknown).err().unwrap().to_string().contains("opt_out_email"));
}

#[test]
fn s9_2_rows_of_children_are_rejected_and_counted() {
    let (file, items) = read("email,name,age\na@b.example,Kid,12\nc@d.example,Ann,13\ne@f.example,Bob,\n");
    assert_eq!(codes(&items), [(2, "under_13"), (3, "row"), (4, "row")]);
    assert_eq!(file.columns()[2].fate, Fate::Refused(Guard::BirthOrAge));
    assert!(!format!("{items:?}").contains("Kid"));
    let text = "email,Date of birth\na@b.example,2013-06-02\nc@d.example,2013-06-01\ne@f.example,01/02/1970\ng@h.example,2020\n";
    let today = NaiveDate::from_ymd_opt(2026, 6, 1);
    let (_, items) = read_with(text.as_bytes(), Options { today, ..Options::default() });
    assert_eq!(codes(&items), [(2, "under_13"), (3, "row"), (4, "row"), (5, "under_13")]);
    assert!(!format!("{items:?}").contains("1970"));
}

#[test]
fn s4_10_of_a_password_only_the_fact_is_kept() {
    let (file, items) = read("email,Password,username\na@b.example,hunter2,ann\nc@d.example,,bob\n");
    let first = items[0].as_ref().unwrap();
    let want = [(ValueKind::PasswordSet, "yes".to_owned()), (ValueKind::Username, "ann".to_owned())];
    assert_eq!(first.values, want);
    assert_eq!(items[1].as_ref().unwrap().values, [(ValueKind::Username, "bob".to_owned())]);
    assert_eq!(note_codes(&file), [("password_seen", 1, 2)]);
    assert!(!format!("{items:?}").contains("hunter2"));
}

#[test]
fn opt_outs_of_every_product_are_understood() {
    let opt_outs = |text: &str| {
        let found =
            rows(text).into_iter().map(|row| row.opt_out.iter().map(|o| (o.channel, o.why)).collect::<Vec<_>>());
        found.collect::<Vec<_>>()
    };
    use Channel::*;
    use OptOutReason::*;
    assert_eq!(
        opt_outs(
            "Record ID,Email,Unsubscribed from all email,Opted out of email: Health news\n1,a@b.example,TRUE,\n2,c@d.example,false,yes\n3,e@f.example,,\n"
        ),
        [vec![(Email, Flag)], vec![(Email, OneKind)], vec![]]
    );
    assert_eq!(
        opt_outs("ID,EMAIL,HASOPTEDOUTOFEMAIL,DONOTCALL,HASOPTEDOUTOFFAX\n1,a@b.example,1,0,1\n2,c@d.example,0,1,0\n"),
        [vec![(Email, Flag)], vec![(Phone, Flag)]]
    );
    assert_eq!(
        opt_outs(
            "Email;Do not allow Bulk Emails;Do not allow Phone Calls;Do not allow Mails;Send Marketing Materials\na@b.example;do not ALLOW;Allow;Do Not Allow;Do Not Send\nc@d.example;Allow;Allow;Allow;Send\n"
        ),
        [vec![(Email, Flag), (Post, Flag), (All, NotOptedIn)], vec![]]
    );
    let head = "Email Address,First Name,OPTIN_TIME,LEID,EUID";
    let unsubscribed = rows(&format!(
        "{head},UNSUB_TIME,UNSUB_REASON\na@b.example,A,,1,x,2021-02-03 04:05:06,spam\nc@d.example,C,,2,y,,\n"
    ));
    let since = unsubscribed[0].opt_out[0].since.unwrap().rfc3339();
    assert_eq!((unsubscribed[0].opt_out[0].why, since.as_str()), (Unsubscribed, "2021-02-03T04:05:06Z"));
    assert_eq!(unsubscribed[1].opt_out, [OptOut { channel: Email, why: Unsubscribed, since: None }]);
    assert_eq!(
        opt_outs(&format!("{head},CLEAN_TIME\na@b.example,A,,1,x,2021-02-03 04:05:06\nc@d.example,C,,2,y,\n")),
        [vec![(Email, Undeliverable)], vec![(Email, Undeliverable)]]
    );
    // two lists put together by hand: only filled cells count
    assert_eq!(
        opt_outs(&format!(
            "{head},UNSUB_TIME,CLEAN_TIME\na@b.example,A,,1,x,2021-02-03 04:05:06,\nc@d.example,C,,2,y,,\n"
        )),
        [vec![(Email, Unsubscribed)], vec![]]
    );
}

#[test]
fn th27_no_opt_out_gets_lost_and_none_is_raised() {
    // what cannot be understood counts
    let (file, items) = read("email,opt_out_email\na@b.example,maybe\n");
    assert_eq!(items[0].as_ref().unwrap().opt_out[0].why, OptOutReason::Unclear);
    assert_eq!(note_codes(&file), [("unclear_opt_out", 1, 2)]);
    // a column that speaks of one and is not known is not dropped
    assert!(refused(b"email,Newsletter opt-out\na@b.example,x\n").contains("Newsletter opt-out"));
    let mapped = own("preset = \"portal\"\n[columns]\n\"Newsletter opt-out\" = \"opt_out_email_topic\"");
    let (_, items) = read_with(b"email,Newsletter opt-out\na@b.example,x\n", mapped);
    assert_eq!(items[0].as_ref().unwrap().opt_out[0].why, OptOutReason::OneKind);
    // a row that is spoilt elsewhere still gives its opt-out, and nothing else
    let long = "x".repeat(201);
    let text = format!("email,job_title,opt_out\na@b.example,{long},yes\nc@d.example,{long},no\n");
    let (file, items) = read(&text);
    let first = items[0].as_ref().unwrap();
    assert!(first.values.is_empty() && first.opt_out.len() == 1);
    assert_eq!(items[1], Err(Reject { line: 3, reason: RejectReason::ValueTooLong(ValueKind::JobTitle) }));
    assert_eq!(note_codes(&file), [("only_opt_out_kept", 1, 2)]);
    // a permission in a file is worth nothing
    assert!(rows("email,opt_in_email\na@b.example,yes\nc@d.example,\n").iter().all(|row| row.opt_out.is_empty()));
    assert_eq!(rows("email,opt_in_email\na@b.example,no\n")[0].opt_out[0].why, OptOutReason::NotOptedIn);
}

#[test]
fn a_mapping_of_ones_own_lays_a_file_out() {
    let options = own(
        "date_order = \"month_first\"\n[columns]\n\"E-Post\" = \"email\"\nVorname = \"first_name\"\nNachname = \"last_name\"\n\
         Tel = \"phone\"\nMobil = \"phone\"\nSeit = \"collected_on\"\nNotiz = \"drop\"",
    );
    let text = "E-Post;Vorname;Nachname;Tel;Mobil;Seit;Notiz\na@b.example;Zoë;Ng;+44 1;'+44 2;02/25/2020;x\n";
    let (file, items) = read_with(text.as_bytes(), options);
    let row = items[0].as_ref().unwrap();
    // TH10: the apostrophe that kept a spreadsheet from running the cell is gone
    let want = [(ValueKind::Phone, "+44 1"), (ValueKind::Phone, "+44 2"), (ValueKind::Name, "Zoë Ng")];
    assert_eq!(row.values, want.map(|(kind, text)| (kind, text.to_owned())));
    assert_eq!(row.collected_on, NaiveDate::from_ymd_opt(2020, 2, 25));
    assert_eq!((file.preset(), file.notes()), (None, vec![]));
    let name = |text: &str| rows(text)[0].values[0].1.clone();
    assert_eq!(name("email,name\na@b.example,'=1+1\n"), "=1+1");
    assert_eq!(name("email,name\na@b.example,'t Hooft\n"), "'t Hooft");
    assert_eq!(name("{\"email\":\"a@b.example\",\"name\":\"'=1+1\"}"), "'=1+1");
    assert!(toml::from_str::<Mapping>("[columns]\n[typo]").is_err());
}

#[test]
fn what_cannot_be_understood_is_noted_and_left_out() {
    let (file, items) =
        read("email,country,language,collected_on,ip_address\na@b.example,Narnia,Elvish,02/25/2020,here\n");
    let row = items[0].as_ref().unwrap();
    assert_eq!((&row.country, &row.language, row.collected_on, row.values.len()), (&None, &None, None, 0));
    let codes: Vec<_> = note_codes(&file).into_iter().map(|(code, ..)| code).collect();
    assert_eq!(codes, ["unknown_country", "unknown_language", "unreadable_date", "bad_ip_address"]);
}

#[test]
fn broken_records_are_rejected_and_reading_goes_on() {
    let text = "email,name\na@b.example,A\nb@b.example,\"B\"x\nc@b.example\nd@b.example,D,D\ne@b.example,a\u{1}b\n\
                f@b.example,\"two\nlines\"\n,G\nh@@b.example,H\ni@b.example,\"never closed\nj@b.example,J\n";
    let want = [
        (2, "row"),
        (3, "broken_quoting"),
        (4, "wrong_number_of_cells"),
        (5, "wrong_number_of_cells"),
        (6, "control_character"),
        (7, "row"),
        (9, "empty_address"),
        (10, "bad_address"),
        (11, "unclosed_quote"),
        (12, "row"),
    ];
    let (file, items) = read(text);
    assert_eq!(codes(&items), want);
    assert_eq!((file.counts().rows, file.counts().rejected()), (3, 7));
}

#[test]
fn json_lines_hold_texts_numbers_and_lists_and_new_keys_become_columns() {
    let text = "{\"email\":\"a@b.example\",\"communication_preference\":[\"x\",\"y\"],\"phone\":44,\"secret\":{\"a\":[1]}}\n\
                not json\n{\"email\":\"c@d.example\",\"Religion\":\"SECRET\",\"name\":{\"first\":\"x\"}}\n\
                {\"email\":\"e@f.example\",\"email\":\"g@h.example\"}\n\
                {\"name\":\"\\u0000\",\"email\":\"i@j.example\"}\n\
                {\"opt_out\":{\"why\":1},\"email\":\"k@l.example\"} \n\
                {\"opt_out\":null,\"email\":\"m@n.example\",\"opt_in\":true}\n{\"email\":\"o@p.example\"} {}\n";
    let (file, items) = read(text);
    let want = [
        (1, "row"),
        (2, "bad_json"),
        (3, "nested_value"),
        (4, "bad_json"),
        (5, "control_character"),
        (6, "row"),
        (7, "row"),
        (8, "bad_json"),
    ];
    assert_eq!(codes(&items), want);
    let first = items[0].as_ref().unwrap();
    assert!(first.values.contains(&(ValueKind::CommunicationPreference, "x, y".into())));
    assert!(first.values.contains(&(ValueKind::Phone, "44".into())));
    assert_eq!(items[5].as_ref().unwrap().opt_out.len(), 1);
    assert!(items[6].as_ref().unwrap().opt_out.is_empty());
    let guarded = file.columns().iter().find(|c| c.name == "Religion").unwrap();
    assert_eq!(guarded.fate, Fate::Refused(Guard::Belief));
    // a key that speaks of an opt-out and comes late ends the file
    let (_, items) = read(
        "{\"email\":\"a@b.example\"}\n{\"email\":\"c@d.example\",\"unsubscribed\":1}\n{\"email\":\"e@f.example\"}\n",
    );
    assert_eq!(codes(&items), [(1, "row"), (2, "opt_out_not_mapped")]);
}
