//! What the rows decide.

use super::*;

#[test]
fn s2_9_t10_masks_categories() {
    let registers = Registers::westcon();
    assert_eq!(registers.may_use("R06", Category::Bci), Ok(()));
    assert_eq!(refused(registers.may_use("R08", Category::Bci)), "category_not_covered");
    assert_eq!(refused(registers.may_use("R99", Category::Bci)), "unknown_purpose");
    let allowed = registers.purposes().iter().flat_map(|p| Category::ALL.map(|c| registers.may_use(&p.key, c)));
    assert_eq!(allowed.filter(Result::is_ok).count(), 41 + 1, "the marks of T10, and ENR through R13");
    assert_eq!(registers.may_use("R13", Category::Enr), Ok(()));
    assert_eq!(
        registers.may_use("R08", Category::Bci).unwrap_err().to_string(),
        "BCI data may not be used for purpose R08: the purpose does not cover this category."
    );
}

#[test]
fn s4_15_product_interests_serve_joint_marketing_only() {
    let registers = Registers::westcon();
    let interest = ValueKind::CustomerInterest;
    assert_eq!(registers.may_use_kind("R08", interest), Ok(()));
    assert_eq!(refused(registers.may_use_kind("R03", interest)), "kind_not_covered");
    assert_eq!(refused(registers.may_use_kind("R06", interest)), "category_not_covered");
    assert_eq!(registers.may_use_kind("R06", ValueKind::Email), Ok(()));
    let uses = [ClaimedUse { purpose: "R06", basis: Some(Basis::Consent) }];
    let claim = ProvenanceClaim { source: "SRC01", uses: &uses, kinds: &[interest], ..Default::default() };
    assert_eq!(
        registers.check_provenance(&claim).unwrap_err().to_string(),
        "A value of the kind customer_interest serves purpose R08 only."
    );
    assert_eq!(registers.check_provenance(&ProvenanceClaim { kinds: &[ValueKind::Email], ..claim }), Ok(()));
}

#[test]
fn s6_4_bases_are_those_of_the_row() {
    let registers = Registers::westcon();
    assert_eq!(registers.may_rely_on("R06", Basis::LegitimateInterest), Ok(()));
    assert_eq!(refused(registers.may_rely_on("R09", Basis::LegitimateInterest)), "basis_not_covered");
    assert_eq!(refused(registers.may_rely_on("R14", Basis::Consent)), "no_basis");
    assert_eq!(refused(registers.may_rely_on("R04", Basis::LegalObligation)), "basis_not_covered");
    let lawful = mended("purpose", "R04", |row| row["bases"] = serde_json::json!(["legal_obligation"]));
    assert_eq!(lawful.may_rely_on("R04", Basis::LegalObligation), Ok(()));
}

#[test]
fn s4_4_onboarding_serves_registration_only() {
    let registers = Registers::westcon();
    let uses = [ClaimedUse { purpose: "R02", basis: Some(Basis::LegitimateInterest) }];
    let claim = ProvenanceClaim { source: "SRC04", uses: &uses, ..Default::default() };
    assert_eq!(registers.check_provenance(&claim), Ok(()));
    let uses = [uses[0], ClaimedUse { purpose: "R06", basis: Some(Basis::Consent) }];
    let refusal = registers.check_provenance(&ProvenanceClaim { uses: &uses, ..claim });
    assert_eq!(refused(refusal), "source_not_for_purpose");
}

#[test]
fn s4_5_joint_marketing_names_partner_and_campaign() {
    let registers = Registers::westcon();
    let uses = [ClaimedUse { purpose: "R08", basis: Some(Basis::Consent) }];
    for source in ["SRC07", "SRC14"] {
        let claim = ProvenanceClaim { source, uses: &uses, ..Default::default() };
        let missing = |claim: &ProvenanceClaim<'_>| match registers.check_provenance(claim) {
            Err(Refusal::DetailsMissing { missing, .. }) => missing,
            other => panic!("{other:?}"),
        };
        assert_eq!(missing(&claim), [Detail::Partner, Detail::Campaign]);
        let claim = ProvenanceClaim { partner: Some(" \t"), campaign: Some("Spring"), ..claim };
        assert_eq!(missing(&claim), [Detail::Partner], "blanks name nobody");
        let claim = ProvenanceClaim { partner: Some("Acme"), ..claim };
        assert_eq!(registers.check_provenance(&claim), Ok(()));
        assert!(registers.source(source).unwrap().direction.is_some());
    }
    let outside = ProvenanceClaim { source: "SRC16", supplier: Some("Lists Ltd"), ..Default::default() };
    assert_eq!(
        registers.check_provenance(&outside).unwrap_err().to_string(),
        "Source SRC16 needs the reason to be named."
    );
}

#[test]
fn s4_14_order_data_is_not_marketed_to() {
    let registers = Registers::westcon();
    let order = KnownBy { source: "SRC03", purpose: "R03" };
    for purpose in ["R06", "R07"] {
        assert_eq!(refused(registers.may_market(purpose, &[order])), "locked_against_marketing");
        let enquiry = KnownBy { source: "SRC01", purpose: "R01" };
        assert_eq!(registers.may_market(purpose, &[order, enquiry]), Ok(()));
        assert_eq!(refused(registers.may_market(purpose, &[])), "no_provenance");
    }
    assert_eq!(registers.may_market("R03", &[order]), Ok(()));
    assert_eq!(registers.may_market("R06", &[KnownBy { source: "SRC03", purpose: "R05" }]), Ok(()));
    assert_eq!(refused(registers.may_market("R06", &[KnownBy { source: "SRC99", purpose: "R05" }])), "unknown_source");
    let uses = ["R03", "R07"].map(|purpose| ClaimedUse { purpose, basis: Some(Basis::LegitimateInterest) });
    let claim = ProvenanceClaim { source: "SRC03", uses: &uses, ..Default::default() };
    assert_eq!(refused(registers.check_provenance(&claim)), "locked_against_marketing");
    assert_eq!(registers.check_provenance(&ProvenanceClaim { source: "SRC01", ..claim }), Ok(()));
}

#[test]
fn check_provenance_refuses_what_is_unknown() {
    let registers = Registers::westcon();
    let claim = |source, uses| registers.check_provenance(&ProvenanceClaim { source, uses, ..Default::default() });
    assert_eq!(refused(claim("SRC17", &[])), "unknown_source");
    assert_eq!(refused(claim("", &[])), "unknown_source");
    assert_eq!(refused(claim("SRC01", &[ClaimedUse { purpose: "R15", basis: None }])), "unknown_purpose");
    let unlawful = [ClaimedUse { purpose: "R09", basis: Some(Basis::LegitimateInterest) }];
    assert_eq!(refused(claim("SRC09", &unlawful)), "basis_not_covered");
    assert_eq!(claim("SRC08", &[ClaimedUse { purpose: "R14", basis: None }]), Ok(()), "kept without a basis, GAP3");
    assert_eq!(claim("SRC15", &[]), Ok(()));
}

#[test]
fn registers_answer_questions_about_a_purpose() {
    let registers = Registers::westcon();
    let uses: Vec<_> = registers.uses_of("R03").map(|u| u.key.as_str()).collect();
    assert_eq!(uses, ["U04", "U07"]);
    assert!(registers.recipients_for("R03").any(|r| r.kind == RecipientKind::DeliveryPartner), "S6.12");
    assert!(!registers.recipients_for("R06").any(|r| r.kind == RecipientKind::DeliveryPartner));
    assert_eq!(registers.situation_of(Basis::Consent).unwrap().label.in_language("de"), "Sie haben eingewilligt");
}
