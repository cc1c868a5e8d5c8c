//! The tables as both databases have them: only types that both, and diesel's joint back end, know. Private to the
//! store: no other room can name a table. A test compares this with what the migrations make.

diesel::table! {
    installation (name) {
        name -> Text,
        value -> Text,
    }
}
diesel::table! {
    number_block (name) {
        name -> Text,
        next -> BigInt,
    }
}
diesel::table! {
    register_row (id) {
        id -> BigInt,
        register -> Text,
        row_key -> Text,
        data -> Text,
        since -> Timestamp,
        until -> Nullable<Timestamp>,
        changed_by -> Text,
    }
}
diesel::table! {
    contact (id) {
        id -> BigInt,
        seal_key_id -> BigInt,
        entity_key -> Text,
        status -> Text,
        country -> Nullable<Text>,
        language -> Nullable<Text>,
        created_at -> Timestamp,
        next_number -> BigInt,
        generation -> BigInt,
        subscriber -> Text,
        indexed_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    contact_merge (id) {
        id -> BigInt,
        into_id -> BigInt,
        from_id -> BigInt,
        ground -> Text,
        request_id -> Nullable<BigInt>,
        merged_by -> Text,
        merged_at -> Timestamp,
        parted_by -> Nullable<Text>,
        parted_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    contact_merge_row (merge_id, kind, number) {
        merge_id -> BigInt,
        kind -> Text,
        number -> BigInt,
        was -> BigInt,
    }
}
diesel::table! {
    contact_address (contact_id, number) {
        contact_id -> BigInt,
        number -> BigInt,
        address_index -> Binary,
        sealed -> Binary,
        provenance_id -> BigInt,
        added_at -> Timestamp,
        verified_at -> Nullable<Timestamp>,
        stale_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    import_batch (id) {
        id -> BigInt,
        file_hash -> Binary,
        system -> Text,
        source -> Text,
        options -> Text,
        state -> Text,
        counts -> Text,
        actor -> Text,
        started_at -> Timestamp,
        finished_at -> Nullable<Timestamp>,
        report -> Nullable<Text>,
        expected -> Nullable<BigInt>,
        undo_state -> Nullable<Text>,
        undo_by -> Nullable<Text>,
        undo_at -> Nullable<Timestamp>,
        undo_last -> Nullable<BigInt>,
        undo_counts -> Nullable<Text>,
    }
}
diesel::table! {
    import_upload (id) {
        id -> BigInt,
        seal_key_id -> BigInt,
        officer_id -> BigInt,
        state -> Text,
        sealed -> Binary,
        batch_id -> Nullable<BigInt>,
        expires_at -> Timestamp,
    }
}
diesel::table! {
    import_part (upload_id, number) {
        upload_id -> BigInt,
        number -> BigInt,
        sealed -> Binary,
    }
}
diesel::table! {
    import_change (batch_id, contact_id, what, number) {
        batch_id -> BigInt,
        contact_id -> BigInt,
        what -> Text,
        number -> BigInt,
        was -> Nullable<Text>,
    }
}
diesel::table! {
    provenance (id) {
        id -> BigInt,
        digest -> Binary,
        source -> Text,
        system -> Text,
        giver -> Text,
        collected_on -> Nullable<Date>,
        received_at -> Timestamp,
        site -> Nullable<Text>,
        partner -> Nullable<Text>,
        campaign -> Nullable<Text>,
        supplier -> Nullable<Text>,
        notice_version -> Nullable<Text>,
        batch_id -> Nullable<BigInt>,
        consent_wording -> Nullable<Text>,
        consent_on -> Nullable<Date>,
        notice_given_on -> Nullable<Date>,
        sold_on -> Nullable<Date>,
        product_family -> Nullable<Text>,
        refusal_offered -> Nullable<Text>,
    }
}
diesel::table! {
    provenance_purpose (provenance_id, purpose) {
        provenance_id -> BigInt,
        purpose -> Text,
        basis -> Text,
    }
}
diesel::table! {
    contact_value (contact_id, number) {
        contact_id -> BigInt,
        number -> BigInt,
        kind -> Text,
        sealed -> Binary,
        provenance_id -> BigInt,
        stored_at -> Timestamp,
        source_changed -> Nullable<Timestamp>,
        confirmed_at -> Nullable<Timestamp>,
        superseded_at -> Nullable<Timestamp>,
        stale_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    relation (contact_id, number) {
        contact_id -> BigInt,
        number -> BigInt,
        kind -> Text,
        sealed -> Binary,
        provenance_id -> BigInt,
        stored_at -> Timestamp,
        source_changed -> Nullable<Timestamp>,
        ended_at -> Nullable<Timestamp>,
        ended_by -> Nullable<Text>,
    }
}
diesel::table! {
    contact_purpose (contact_id, purpose) {
        contact_id -> BigInt,
        purpose -> Text,
        state -> Text,
        basis -> Nullable<Text>,
        since -> Timestamp,
        until -> Nullable<Timestamp>,
        reason -> Text,
    }
}
diesel::table! {
    restriction (id) {
        id -> BigInt,
        contact_id -> BigInt,
        scope -> Text,
        target -> Text,
        ground -> Text,
        request_id -> Nullable<BigInt>,
        since -> Timestamp,
        told_at -> Nullable<Timestamp>,
        lifts_at -> Nullable<Timestamp>,
        lifted_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    transfer (id) {
        id -> BigInt,
        contact_id -> BigInt,
        salt -> Binary,
        link_key -> Integer,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        attempts -> Integer,
        taken -> Integer,
        taken_at -> Nullable<Timestamp>,
        ended_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    retention_run (id) {
        id -> BigInt,
        state -> Text,
        last_contact -> BigInt,
        report -> Text,
        actor -> Text,
        started_at -> Timestamp,
        finished_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    source_notice (contact_id, source) {
        contact_id -> BigInt,
        provenance_id -> BigInt,
        source -> Text,
        obtained_on -> Date,
        due_on -> Date,
        state -> Text,
        reason -> Nullable<Text>,
        letter_id -> Nullable<BigInt>,
        at -> Timestamp,
    }
}
diesel::table! {
    third_person_link (giver_id, contact_id) {
        giver_id -> BigInt,
        contact_id -> BigInt,
        since -> Timestamp,
    }
}
diesel::table! {
    disclosure (id) {
        id -> BigInt,
        contact_id -> BigInt,
        recipient -> Text,
        ground -> Text,
        purpose -> Text,
        categories -> Text,
        means -> Text,
        sealed -> Binary,
        hidden_until -> Nullable<Date>,
        state -> Text,
        asked_by -> Text,
        asked_at -> Timestamp,
        decided_by -> Nullable<Text>,
        decided_at -> Nullable<Timestamp>,
        told_at -> Nullable<Timestamp>,
        country -> Nullable<Text>,
        mechanism -> Nullable<Text>,
        handover_id -> Nullable<BigInt>,
        given_on -> Nullable<Date>,
    }
}
diesel::table! {
    handover (id) {
        id -> BigInt,
        recipient -> Text,
        event -> Text,
        reference -> Text,
        entity -> Nullable<Text>,
        purposes -> Text,
        categories -> Text,
        takes_place -> Date,
        words -> Text,
        state -> Text,
        asked_by -> Text,
        asked_at -> Timestamp,
        decided_by -> Nullable<Text>,
        decided_at -> Nullable<Timestamp>,
        reached -> BigInt,
        given -> BigInt,
        left_out -> BigInt,
    }
}
diesel::table! {
    bulk_mailing (id) {
        id -> BigInt,
        kind -> Text,
        letters -> BigInt,
        queued -> BigInt,
        per_hour -> BigInt,
        state -> Text,
        confirmed_by -> Text,
        confirmed_at -> Timestamp,
        next_at -> Timestamp,
    }
}
diesel::table! {
    external_id (contact_id, number) {
        contact_id -> BigInt,
        number -> BigInt,
        system -> Text,
        id_index -> Binary,
        sealed -> Nullable<Binary>,
        seen_at -> Timestamp,
    }
}
diesel::table! {
    system_copy (system) {
        system -> Text,
        copied_at -> Timestamp,
        batch_id -> Nullable<BigInt>,
    }
}
diesel::table! {
    suppression (address_index, topic, channel) {
        address_index -> Binary,
        topic -> Text,
        channel -> Text,
        reason -> Text,
        origin -> Text,
        since -> Timestamp,
    }
}
diesel::table! {
    sign_in (id) {
        id -> BigInt,
        purpose -> Text,
        address_index -> Binary,
        contact_id -> Nullable<BigInt>,
        browser_hash -> Binary,
        salt -> Binary,
        link_key -> Integer,
        language -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
        attempts -> Integer,
    }
}
diesel::table! {
    session (id) {
        id -> BigInt,
        token_hash -> Binary,
        contact_id -> BigInt,
        created_at -> Timestamp,
        last_seen_at -> Timestamp,
        ends_at -> Timestamp,
        proved_at -> Timestamp,
        agent_family -> Text,
        network -> Text,
    }
}
diesel::table! {
    address_change (id) {
        id -> BigInt,
        contact_id -> BigInt,
        new_index -> Binary,
        sealed_old -> Binary,
        sealed_new -> Binary,
        salt -> Binary,
        link_key -> Integer,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        attempts -> Integer,
        state -> Text,
        done_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    request (id) {
        id -> BigInt,
        reference -> Text,
        contact_id -> Nullable<BigInt>,
        seal_key_id -> BigInt,
        entity_key -> Text,
        language -> Text,
        channel -> Text,
        received_at -> Timestamp,
        received_on -> Date,
        state -> Text,
        closed_at -> Nullable<Timestamp>,
        matter -> Text,
        address_index -> Nullable<Binary>,
        sealed_address -> Nullable<Binary>,
        sealed_name -> Nullable<Binary>,
        proved_at -> Nullable<Timestamp>,
        behalf -> Text,
        sealed_subject -> Nullable<Binary>,
        aim_on -> Nullable<Date>,
        law_on -> Nullable<Date>,
        due_on -> Nullable<Date>,
        assigned_to -> Nullable<BigInt>,
        sealed_post -> Nullable<Binary>,
        bounced_at -> Nullable<Timestamp>,
        ended -> Nullable<Text>,
    }
}
diesel::table! {
    hold (id) {
        id -> BigInt,
        scope -> Text,
        contact_id -> Nullable<BigInt>,
        ground -> Text,
        law -> Text,
        words -> Text,
        starts_on -> Date,
        ends_on -> Date,
        review_on -> Date,
        set_by -> Text,
        set_at -> Timestamp,
        ended_by -> Nullable<Text>,
        ended_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    erasure (request_id) {
        request_id -> BigInt,
        contact_id -> BigInt,
        state -> Text,
        was -> Text,
        salt -> Binary,
        link_key -> Integer,
        asked_at -> Timestamp,
        due_at -> Timestamp,
        waived_at -> Nullable<Timestamp>,
        planned_at -> Nullable<Timestamp>,
        carried_at -> Nullable<Timestamp>,
        told_at -> Nullable<Timestamp>,
        finished_at -> Nullable<Timestamp>,
        backups_until -> Nullable<Date>,
        gone -> BigInt,
        kept -> BigInt,
        hold_key_id -> Nullable<BigInt>,
        sealed_address -> Nullable<Binary>,
        sealed_post -> Nullable<Binary>,
        spent_key_id -> Nullable<BigInt>,
    }
}
diesel::table! {
    held_value (request_id, number) {
        request_id -> BigInt,
        number -> BigInt,
        kind -> Text,
        sealed -> Binary,
        provenance_id -> BigInt,
        hold_id -> BigInt,
    }
}
diesel::table! {
    system_task (request_id, system) {
        request_id -> BigInt,
        system -> Text,
        act -> Text,
        sealed_ids -> Nullable<Binary>,
        asked_at -> Timestamp,
        confirmed_at -> Nullable<Timestamp>,
        confirmed_by -> Nullable<Text>,
    }
}
diesel::table! {
    seal_access (id) {
        id -> BigInt,
        request_id -> BigInt,
        asked_by -> BigInt,
        sealed_reason -> Nullable<Binary>,
        asked_at -> Timestamp,
        approved_by -> Nullable<BigInt>,
        until -> Nullable<Timestamp>,
    }
}
diesel::table! {
    message (request_id, number) {
        request_id -> BigInt,
        number -> BigInt,
        author -> Text,
        sealed -> Binary,
        written_at -> Timestamp,
    }
}
diesel::table! {
    search_token (token, contact_id) {
        token -> BigInt,
        contact_id -> BigInt,
    }
}
diesel::table! {
    case_token (token, request_id) {
        token -> BigInt,
        request_id -> BigInt,
    }
}
diesel::table! {
    case_note (request_id, number) {
        request_id -> BigInt,
        number -> BigInt,
        author -> Text,
        sealed -> Binary,
        written_at -> Timestamp,
    }
}
diesel::table! {
    case_draft (request_id) {
        request_id -> BigInt,
        officer_id -> BigInt,
        sealed -> Binary,
        saved_at -> Timestamp,
    }
}
diesel::table! {
    paper_letter (request_id, number) {
        request_id -> BigInt,
        number -> BigInt,
        closes -> Integer,
        written_at -> Timestamp,
        posted_on -> Nullable<Date>,
        step -> Nullable<Text>,
    }
}
diesel::table! {
    search_task (id) {
        id -> BigInt,
        request_id -> BigInt,
        system -> Text,
        sealed_to -> Nullable<Binary>,
        sealed_question -> Binary,
        salt -> Nullable<Binary>,
        link_key -> Nullable<Integer>,
        due_on -> Date,
        asked_by -> Text,
        asked_at -> Timestamp,
        state -> Text,
        answered_at -> Nullable<Timestamp>,
        sealed_answer -> Nullable<Binary>,
    }
}
diesel::table! {
    breach (id) {
        id -> BigInt,
        reference -> Text,
        seal_key_id -> BigInt,
        aware_at -> Timestamp,
        opened_at -> Timestamp,
        opened_by -> Text,
        people -> Nullable<BigInt>,
        records -> Nullable<BigInt>,
        risk -> Nullable<Text>,
        regulator_at -> Nullable<Timestamp>,
        people_at -> Nullable<Timestamp>,
        closed_at -> Nullable<Timestamp>,
        request_id -> Nullable<BigInt>,
    }
}
diesel::table! {
    breach_entry (breach_id, number) {
        breach_id -> BigInt,
        number -> BigInt,
        kind -> Text,
        author -> Text,
        sealed -> Binary,
        written_at -> Timestamp,
    }
}
diesel::table! {
    breach_words (breach_id, number) {
        breach_id -> BigInt,
        number -> BigInt,
        language -> Text,
        author -> Text,
        sealed -> Binary,
        written_at -> Timestamp,
    }
}
diesel::table! {
    breach_person (breach_id, number) {
        breach_id -> BigInt,
        number -> BigInt,
        contact_id -> Nullable<BigInt>,
        address_index -> Nullable<Binary>,
        sealed_address -> Nullable<Binary>,
        state -> Text,
        letter_id -> Nullable<BigInt>,
        at -> Timestamp,
    }
}
diesel::table! {
    attachment (id) {
        id -> BigInt,
        request_id -> BigInt,
        author -> Text,
        kind -> Text,
        size -> BigInt,
        sealed_name -> Binary,
        sealed -> Nullable<Binary>,
        state -> Text,
        attempts -> Integer,
        scan_at -> Timestamp,
        added_at -> Timestamp,
    }
}
diesel::table! {
    officer (id) {
        id -> BigInt,
        address_index -> Binary,
        seal_key_id -> BigInt,
        sealed_address -> Binary,
        role -> Text,
        state -> Text,
        language -> Text,
        salt -> Binary,
        link_key -> Integer,
        invited_until -> Nullable<Timestamp>,
        password -> Nullable<Text>,
        sealed_factor -> Nullable<Binary>,
        factor_step -> BigInt,
        created_at -> Timestamp,
    }
}
diesel::table! {
    officer_absence (officer_id, from_on) {
        officer_id -> BigInt,
        from_on -> Date,
        until_on -> Date,
        cover_id -> BigInt,
    }
}
diesel::table! {
    officer_session (id) {
        id -> BigInt,
        token_hash -> Binary,
        officer_id -> BigInt,
        created_at -> Timestamp,
        last_seen_at -> Timestamp,
        ends_at -> Timestamp,
        agent_family -> Text,
        network -> Text,
        proved_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    officer_passkey (id) {
        id -> BigInt,
        officer_id -> BigInt,
        credential -> Binary,
        public_key -> Binary,
        signatures -> BigInt,
        label -> Text,
        added_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    passkey_ceremony (challenge) {
        challenge -> Binary,
        officer_id -> Nullable<BigInt>,
        browser_hash -> Binary,
        expires_at -> Timestamp,
    }
}
diesel::table! {
    recovery_code (officer_id, number) {
        officer_id -> BigInt,
        number -> BigInt,
        code_hash -> Binary,
        used_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    fault_note (id) {
        id -> BigInt,
        fault -> Text,
        note -> Text,
        until -> Nullable<Date>,
        noted_by -> Text,
        noted_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    officer_change (id) {
        id -> BigInt,
        officer_id -> BigInt,
        kind -> Text,
        role -> Text,
        asked_by -> Text,
        asked_at -> Timestamp,
        due_at -> Nullable<Timestamp>,
        state -> Text,
        decided_by -> Nullable<Text>,
        decided_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    consent_event (id) {
        id -> BigInt,
        address_index -> Binary,
        contact_id -> Nullable<BigInt>,
        kind -> Text,
        topic -> Text,
        channel -> Text,
        means -> Text,
        wording -> Text,
        language -> Text,
        refers_to -> Nullable<BigInt>,
        salt -> Binary,
        link_key -> Integer,
        at -> Timestamp,
        purpose -> Text,
        recipient -> Text,
        version -> Integer,
        variant -> Text,
        until -> Nullable<Timestamp>,
        evidence -> Text,
    }
}
diesel::table! {
    standing (contact_id, topic, channel) {
        contact_id -> BigInt,
        topic -> Text,
        channel -> Text,
        state -> Text,
        event_id -> BigInt,
        since -> Timestamp,
        version -> Integer,
        variant -> Text,
        paused_until -> Nullable<Timestamp>,
    }
}
diesel::table! {
    sign_up (event_id) {
        event_id -> BigInt,
        seal_key_id -> BigInt,
        sealed_address -> Binary,
        expires_at -> Timestamp,
    }
}
diesel::table! {
    leaving_reason (month, topic, reason) {
        month -> Text,
        topic -> Text,
        reason -> Text,
        count -> BigInt,
    }
}
diesel::table! {
    api_client (id) {
        id -> BigInt,
        name -> Text,
        token_hash -> Binary,
        scopes -> Text,
        purposes -> Text,
        system -> Nullable<Text>,
        per_minute -> BigInt,
        per_day -> BigInt,
        observe_until -> Nullable<Timestamp>,
        created_by -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        last_used_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
        confirmed_segment -> BigInt,
        confirmed_seq -> BigInt,
        recipient -> Nullable<Text>,
    }
}
diesel::table! {
    api_answer (client_id, key_hash) {
        client_id -> BigInt,
        key_hash -> Binary,
        request_hash -> Binary,
        status -> Integer,
        body -> Text,
        at -> Timestamp,
    }
}
diesel::table! {
    contact_change (id) {
        id -> BigInt,
        segment -> Nullable<BigInt>,
        seq -> Nullable<BigInt>,
        kind -> Text,
        contact_id -> BigInt,
        topic -> Nullable<Text>,
        channel -> Nullable<Text>,
        object -> Text,
        origin -> Text,
        at -> Timestamp,
    }
}
diesel::table! {
    webhook (id) {
        id -> BigInt,
        client_id -> BigInt,
        url -> Text,
        ground -> Text,
        salt -> Binary,
        link_key -> Integer,
        state -> Text,
        created_at -> Timestamp,
        segment -> BigInt,
        seq -> BigInt,
    }
}
diesel::table! {
    webhook_delivery (id) {
        id -> BigInt,
        webhook_id -> BigInt,
        change_id -> BigInt,
        message -> Text,
        state -> Text,
        attempts -> Integer,
        created_at -> Timestamp,
        due_at -> Timestamp,
        claimed_by -> Nullable<Text>,
        claimed_until -> Nullable<Timestamp>,
        status -> Nullable<Integer>,
        problem -> Nullable<Text>,
        finished_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    policy_version (number, language) {
        number -> BigInt,
        language -> Text,
        published_at -> Timestamp,
        digest -> Binary,
        body -> Text,
    }
}
diesel::table! {
    policy_draft (id) {
        id -> BigInt,
        base -> BigInt,
        state -> Text,
        number -> Nullable<BigInt>,
        effective_on -> Nullable<Date>,
        material -> Text,
        reason -> Text,
        topics -> Text,
        written_by -> Text,
        written_at -> Timestamp,
        asked_by -> Nullable<Text>,
        asked_at -> Nullable<Timestamp>,
        digest -> Nullable<Binary>,
        shown -> Nullable<Text>,
        decided_by -> Nullable<Text>,
        decided_at -> Nullable<Timestamp>,
        refusal -> Text,
        held -> Text,
        told_to -> BigInt,
        told_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    policy_text (draft_id, language, section) {
        draft_id -> BigInt,
        language -> Text,
        section -> BigInt,
        section_key -> Text,
        heading -> Text,
        body -> Text,
        revision -> BigInt,
        changed_by -> Text,
        changed_at -> Timestamp,
    }
}
diesel::table! {
    policy_notice (draft_id, contact_id) {
        draft_id -> BigInt,
        contact_id -> BigInt,
        state -> Text,
        letter_id -> Nullable<BigInt>,
        at -> Timestamp,
    }
}
diesel::table! {
    request_item (request_id, number) {
        request_id -> BigInt,
        number -> BigInt,
        right_key -> Text,
        value_kind -> Nullable<Text>,
        proposal -> Nullable<Binary>,
        reason -> Nullable<Binary>,
        decision -> Nullable<Text>,
        decided_at -> Nullable<Timestamp>,
        target -> Nullable<Text>,
        ground -> Nullable<Text>,
        reasons -> Nullable<Binary>,
        decided_by -> Nullable<Text>,
        statement -> Nullable<Binary>,
        derived -> Nullable<Text>,
        wish_decision -> Nullable<Text>,
        wish_ground -> Nullable<Text>,
        wish_factors -> Nullable<Text>,
        wish_by -> Nullable<Text>,
        wish_at -> Nullable<Timestamp>,
    }
}
diesel::table! {
    clock_event (request_id, number) {
        request_id -> BigInt,
        number -> BigInt,
        kind -> Text,
        happened_on -> Date,
        ask -> Text,
        question -> BigInt,
        actor -> Text,
        at -> Timestamp,
    }
}
diesel::table! {
    outcome (request_id, number) {
        request_id -> BigInt,
        number -> BigInt,
        result -> Text,
        sealed -> Binary,
        actor -> Text,
        sent_at -> Timestamp,
    }
}
diesel::table! {
    reminder (request_id, kind, due) {
        request_id -> BigInt,
        kind -> Text,
        due -> Date,
        at -> Timestamp,
    }
}
diesel::table! {
    outbox (id) {
        id -> BigInt,
        kind -> Text,
        lane -> Integer,
        language -> Text,
        contact_id -> Nullable<BigInt>,
        recipient -> Nullable<Binary>,
        subject_id -> Nullable<BigInt>,
        detail -> Text,
        state -> Text,
        attempts -> Integer,
        created_at -> Timestamp,
        due_at -> Timestamp,
        expires_at -> Nullable<Timestamp>,
        claimed_by -> Nullable<Text>,
        claimed_until -> Nullable<Timestamp>,
        finished_at -> Nullable<Timestamp>,
        problem -> Nullable<Text>,
    }
}
diesel::table! {
    audit_event (id) {
        id -> BigInt,
        at -> Timestamp,
        actor -> Text,
        action -> Text,
        contact_id -> Nullable<BigInt>,
        object -> Text,
        detail -> Text,
        outcome -> Text,
        mac -> Binary,
    }
}
diesel::table! {
    audit_link (segment, seq) {
        segment -> BigInt,
        seq -> BigInt,
        event_id -> BigInt,
        hash -> Binary,
    }
}
diesel::table! {
    audit_head (segment, seq) {
        segment -> BigInt,
        seq -> BigInt,
        hash -> Binary,
        at -> Text,
        signature -> Binary,
        key -> Integer,
    }
}
diesel::table! {
    counter (name, window_start) {
        name -> Text,
        window_start -> Timestamp,
        count -> BigInt,
    }
}
diesel::table! {
    done_form (token_hash) {
        token_hash -> Binary,
        answer -> Text,
        at -> Timestamp,
    }
}
diesel::table! {
    lease (name) {
        name -> Text,
        owner -> Text,
        until -> Timestamp,
    }
}
diesel::table! {
    vault_installation (name) {
        name -> Text,
        value -> Text,
    }
}
diesel::table! {
    seal_key (id) {
        id -> BigInt,
        scope -> Text,
        contact_id -> Nullable<BigInt>,
        master -> Integer,
        wrapped -> Binary,
        created_at -> Timestamp,
    }
}
diesel::table! {
    seal_key_block (name) {
        name -> Text,
        next -> BigInt,
    }
}
diesel::table! {
    ledger_entry (id) {
        id -> BigInt,
        at -> Timestamp,
        act -> Text,
        address_index -> Nullable<Binary>,
        contact_id -> Nullable<BigInt>,
        scope -> Text,
        mac -> Binary,
    }
}
diesel::joinable!(attachment -> request (request_id));
diesel::joinable!(contact_address -> contact (contact_id));
diesel::joinable!(contact_value -> provenance (provenance_id));
diesel::joinable!(relation -> provenance (provenance_id));
diesel::joinable!(relation -> contact (contact_id));
diesel::joinable!(paper_letter -> request (request_id));
diesel::joinable!(contact_merge_row -> contact_merge (merge_id));
diesel::joinable!(disclosure -> contact (contact_id));
diesel::joinable!(disclosure -> handover (handover_id));
diesel::joinable!(source_notice -> contact (contact_id));
diesel::joinable!(search_token -> contact (contact_id));
diesel::joinable!(case_token -> request (request_id));
diesel::joinable!(policy_notice -> contact (contact_id));
diesel::joinable!(policy_notice -> policy_draft (draft_id));
diesel::joinable!(webhook -> api_client (client_id));
diesel::joinable!(webhook_delivery -> webhook (webhook_id));

diesel::allow_tables_to_appear_in_same_query!(
    contact,
    contact_address,
    contact_value,
    relation,
    contact_merge,
    contact_merge_row,
    contact_purpose,
    restriction,
    source_notice,
    third_person_link,
    disclosure,
    handover,
    external_id,
    provenance,
    provenance_purpose,
    sign_in,
    session,
    address_change,
    request,
    request_item,
    clock_event,
    outcome,
    reminder,
    hold,
    erasure,
    held_value,
    system_task,
    seal_access,
    message,
    attachment,
    search_token,
    case_token,
    case_note,
    case_draft,
    paper_letter,
    search_task,
    breach,
    breach_entry,
    breach_words,
    breach_person,
    officer,
    officer_absence,
    officer_session,
    officer_change,
    fault_note,
    recovery_code,
    outbox,
    consent_event,
    api_client,
    api_answer,
    contact_change,
    webhook,
    webhook_delivery,
    standing,
    policy_version,
    policy_draft,
    policy_text,
    policy_notice,
    audit_event,
    audit_link,
    suppression,
    import_batch,
    import_upload,
    import_part,
    import_change,
    system_copy,
);
