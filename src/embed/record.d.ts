// The record, as schema/record.schema.json describes it.

import type { Audience, Authority, ConfigRef, Digest, Id, Instant, Jurisdiction, LawfulBasis, LocalDate, Purpose, SpecialCategory } from './consent-disclosure.d.ts';

export type GivenRecord = ConsentRecord | { record: ConsentRecord; received_at?: Instant; reference?: string };

export type ConsentRecord =
  | ConsentEvent | Notice | AuthorityRecord | Competence | DisclosureDecision | Disclosure | RequestRecord | AdviceRecord
  | RestrictionRecord | TalkNotCompleted | Disposal;

export interface ConsentEvent extends RecordBase<'consent_event', ConsentState> {
  pii_processing: PiiProcessing; choices: Choice[]; capacity: Capacity[];
  withdraws_everything?: true; understanding: Understanding; free_choice: FreeChoice;
}

export interface Notice extends RecordBase<'notice', 'told' | 'explained'> {
  pii_processing: PiiProcessing; understanding: Understanding;
}

export interface AuthorityRecord extends RecordBase<'authority', Authority['status']> {
  authority: {
    person: Id; over: Id; kind: Authority['kind']; status: Authority['status'];
    from?: LocalDate | Instant; to?: LocalDate | Instant; evidence?: string; checked_by?: Id;
  };
}

export interface Competence extends RecordBase<'competence', CompetenceOutcome> { capacity: Capacity[] }

export interface DisclosureDecision
  extends RecordBase<'disclosure_decision', 'decided_to_disclose' | 'decided_not_to_disclose' | 'decision_deferred'> {
  decision: Decision;
}

export interface Disclosure extends RecordBase<'disclosure', 'disclosed'> {
  disclosure: {
    /** On what it stands: a record, or what needs none. */
    authority: {
      kind: 'agreement' | 'recorded_decision' | 'other_basis' | 'implied_internal';
      record_id?: string; digest?: Digest; choice_ids?: string[];
    };
    items: Item[]; recipient_id: Id; received_by?: string; at: Instant; method: Id; principles_checked: boolean;
    identity_protection: string[]; handling_instructions?: string;
    not_to_be_disclosed_to: { party: Id; reason: string; reviewed_by?: Id }[];
    confirmed_in_writing_at?: Instant;
  };
}

export type RequestOutcome = 'received' | 'on_hold' | 'asked_back' | 'answered' | 'answered_in_part' | 'declined' | 'sent';

export interface RequestRecord extends RecordBase<'request', RequestOutcome> {
  request: {
    direction: 'received' | 'sent';
    requester: { party: Id; verified_how: string };
    purpose: string; legal_basis: LawfulBasis[]; items: Item[]; urgency: string; in_writing: boolean;
    outcome: RequestOutcome; declined_because?: string[]; risk_of_not_sharing?: string;
    explained_to_requester: { status: 'yes' | 'not_yet' | 'not_needed'; at?: Instant; planned_for?: LocalDate | Instant };
    would_change_it?: string;
  };
}

export interface AdviceRecord extends RecordBase<'advice', 'sought' | 'given'> {
  advice: {
    adviser_role: string; question: string; summary: string; identity_shared: boolean; why_identified?: string;
    answer?: string; followed?: boolean; why_not?: string;
  };
}

export interface RestrictionRecord extends RecordBase<'restriction', 'in_force' | 'lifted'> {
  restriction: {
    about: Id; pii_ids: Id[]; recipient_ids: Id[] | 'all'; reason: string; reviewed_on?: LocalDate;
    valid_until?: LocalDate | Instant;
  };
}

export interface TalkNotCompleted extends RecordBase<'talk_not_completed', 'stopped'> {
  stopped: { screen: string; elements_explained: Element[]; why: string; next: string };
}

export interface Disposal extends RecordBase<'disposal', 'disposed'> {
  disposal: RecordRef & { sequence: number; reason: string; authority: string; disposed_at: Instant };
}

export interface RecordBase<RecordKind, State> {
  record: {
    schema_version: 'urn:consent-disclosure:record:1';
    record_id: string; record_kind: RecordKind; case_ref: string; ledger_id: string;
    sequence: number; previous?: RecordRef;
    relates_to?: (RecordRef & { relation: Relation })[];
    created: Instant; time_zone: string; language: string; jurisdiction: Jurisdiction;
    generator: { name: string; version: string };
    config: ConfigRef; setting: 'in_person' | 'phone' | 'video' | 'paper' | 'other_worker' | 'letter';
  };
  party_identification: Party[];
  event: {
    event_state: State;
    event_type: 'expressed' | 'explicit' | 'implied' | 'not_applicable';
    event_time: Instant;
    event_time_accuracy: 'second' | 'minute' | 'day';
    utc_offset: string;
    clock: { source: string; skew_seconds?: number };
    entity_id: Id[]; recorded_by: Id; held_by: Id[]; present: Id[];
    /** In a `consent_event`, always. */
    expression_method?: 'drawn' | 'typed_name' | 'ticked' | 'said' | 'on_paper' | 'tapped';
    ink?: Ink; typed?: string;
  };
  views?: {
    party_id: Id; view: string; objections?: string; symbols?: string; drawing?: Ink; not_to_be_told_to?: Id[];
  }[];
  /** Never in a record that was made while a family held the tablet. */
  practitioner_only?: {
    notes?: string; room_check?: string; tasks?: { task: string; due: LocalDate; about: string }[];
  };
  /** By section: what may be handed out when the person asks for what is held. */
  release?: Partial<Record<Section, { mark: 'release' | 'review' | 'withhold'; reason?: string; reviewer?: Id }>>;
  integrity: { canonicalization: 'RFC8785'; digest_alg: 'sha-256'; digest: Digest };
}

export type Section =
  | 'record' | 'pii_processing' | 'party_identification' | 'event' | 'choices' | 'capacity' | 'authority'
  | 'withdraws_everything' | 'disposal' | 'understanding' | 'free_choice' | 'views' | 'decision' | 'disclosure'
  | 'request' | 'advice' | 'restriction' | 'stopped' | 'practitioner_only';

export interface RecordRef { record_id: string; digest: Digest }

export type Relation =
  | 'supersedes' | 'renews' | 'withdraws' | 'overrides' | 'reconsiders' | 'corrects' | 'completes' | 'answers' | 'under'
  | 'disposes';

export type ConsentState =
  | 'given' | 'given_in_part' | 'refused' | 'deferred' | 'withdrawn' | 'withdrawn_in_part' | 'renewed' | 'reviewed'
  | 'entered_in_error';

/** x, y, milliseconds and pressure of each point in turn; x and y in ten thousandths of the pad. */
export interface Ink { strokes: number[][] }

export interface Item { about: Id; pii_id: Id; purpose_id: Id; recipient_id: Id }

export interface Choice extends Item {
  choice_id: string;
  decision: 'agreed' | 'refused' | 'undecided' | 'withdrawn';
  decided_at: Instant; explicit: boolean; valid_until?: LocalDate | Instant; validity_duration?: string;
  review_due?: LocalDate;
  /** Restated from that record; it never counts again. */
  from_record?: string;
  frequency?: 'once' | 'as_needed' | 'regular';
  methods?: Id[]; conditions?: string;
  also_about?: { about: Id; pii_id: Id }[];
  already_shared?: { at: Instant; record_id?: string }[];
}

export type CompetenceOutcome = 'competent' | 'not_competent' | 'undecided';

export interface Capacity {
  about: Id;
  /** Absent: for every purpose. */
  purposes?: Id[];
  decision_maker: Id;
  basis: 'self' | 'child_assessed_competent' | Authority['kind'] | 'views_only';
  evidence?: string; assessed_by?: Id; assessed_at?: Instant; factors?: string; reasons?: string;
  outcome?: CompetenceOutcome;
}

export type Element =
  | 'purpose' | 'use' | 'who' | 'how' | 'how_long' | 'form' | 'without_consent' | 'confidentiality_limits'
  | 'change_of_mind';

export interface Understanding {
  explained: { element: Element; at: Instant; how: How }[];
  method: 'attested' | 'said_back' | 'imported' | 'not_needed';
  result: 'understood' | 'explained_again' | 'not_understood' | 'not_sure' | 'not_needed';
  in_their_words?: string; interpreter?: string; audience: Audience; layout: string; read_aloud?: boolean;
  /** Where false, no yes of this record counts. */
  valid: boolean;
  invalid_because?: string[];
}

export interface FreeChoice {
  told_can_refuse: string; without_it: string[]; pressure: string; time_alone: string;
}

/** Where `incomplete`, in an emergency, most of it is still to come. */
export interface Decision {
  outcome: 'share' | 'do_not_share' | 'deferred';
  items: Item[]; ad_hoc_recipients?: Id[];
  consent_position: 'not_sought' | 'refused' | 'withdrawn' | 'expired' | 'not_possible' | 'given_but_wider';
  why_not_sought?: string[]; attempts?: { at: Instant; how: string }[]; ground: string; facts?: string[];
  confidentiality_test?: { sensitive: boolean; not_public: boolean; given_in_confidence: boolean };
  public_interest_for?: string[]; public_interest_against?: string[];
  if_shared?: string; if_not_shared?: string; proportionality?: string; objections?: string;
  people_affected?: string[]; lawful_basis?: LawfulBasis[];
  article_8?: { lawful: string; aim: string; necessary: string };
  advice?: RecordRef[]; authorised_by?: Id;
  person_informed?: {
    status: 'yes' | 'later' | 'deferred' | 'no'; at?: Instant; planned_for?: LocalDate | Instant; why_not?: string;
  };
  referral?: { considered: boolean; why_not?: string };
  who_else_knows?: string; overrides_restriction?: string[];
  valid_from: LocalDate | Instant; valid_until: LocalDate | Instant;
  urgent: boolean; incomplete: boolean; complete_by?: LocalDate | Instant; revisit_on?: LocalDate;
}

export type How = 'shown' | 'read_aloud' | 'spoken';

export interface PiiProcessing {
  privacy_notice: {
    notice_id: string; version: string; language: string; audience: Audience;
    kind: 'consent_statement' | 'privacy_notice' | 'easy_read' | 'spoken_script'; url?: string; digest: Digest;
  }[];
  statement_shown: {
    screen: string; block: string; language: string; digest: Digest; text: string; how: How; at: Instant;
  }[];
  withdrawal_method: string[]; privacy_rights: string[]; authority_party: string;
  purposes: {
    purpose_id: Id; purpose: string; version: number; mode: Purpose['mode'];
    consent_meaning?: 'confidentiality_agreement' | 'uk_gdpr_consent' | 'uk_gdpr_explicit_consent';
    lawful_basis: LawfulBasis[];
    pii_information: {
      pii_id: Id; pii_type: string; about: Id; pii_optional: boolean; special_pii_category?: SpecialCategory;
      criminal_offence_data?: true; kind_of_statement: 'fact' | 'opinion' | 'reported'; reported_by?: string;
      as_of?: LocalDate; historical_period?: string; source?: string; significance?: string;
    }[];
    pii_controllers: Id[]; storage_locations: string[]; retention_period: string; form: string;
  }[];
  excluded?: { about: Id; pii_id: Id; purpose_id: Id; why: string }[];
}

export interface Party {
  party_id: Id;
  party_type: 'person' | 'organisation';
  party_role: string[]; external_id?: string; aliases?: Id[]; party_name?: string; job_title?: string;
  organisation?: string; relationship?: string; age_band?: string; address?: string; contact?: string;
}
