/**
 * `<consent-disclosure>`: a talk about sharing information, and the record of what was
 * said. JSON is snake_case; functions and event members are camelCase. Absent means
 * absent: there is no null anywhere.
 */

/**
 * 1 to 64 of a-z, 0-9 and -, a letter first. Those that the host brings (people, the
 * practitioner, recipients) may hold capitals and _ and start with a digit: UUIDs, case numbers.
 * In one case nobody has another's, and nobody is `organisation`, `advocate`, `interpreter` or `witness`.
 */
export type Id = string;
/** YYYY-MM-DD in the organisation's time zone. As an end it is inclusive. */
export type LocalDate = string;
/** ISO 8601 with its offset. */
export type Instant = string;
/** ISO 8601, one unit: P10D, P6W, P3M, P1Y. */
export type Period = string;
export type Digest = string;

export type Audience = 'adult' | 'young_person' | 'child' | 'easy_read';
export type ForAudience<T> = { adult: T } & Partial<Record<Audience, T>>;
/** A text in every language offered; alone it serves every audience of its language. */
export type Words = Record<string, string | ForAudience<string>>;
export type Names<Member extends string> = Record<string, ForAudience<Record<Member, string>>>;

// configuration

/** The organisation's; changes rarely. `schema/config.schema.json` says the same. */
export interface Config {
  config_id: Id; version: number;
  organisation: { name: string; plain_name: string; type: OrganisationType; public_authority: boolean };
  jurisdiction: Jurisdiction;
  time_zone:
    | 'Europe/London' | 'Europe/Dublin' | 'Europe/Belfast' | 'Europe/Guernsey' | 'Europe/Jersey'
    | 'Europe/Isle_of_Man' | 'UTC';
  /** BCP 47, the organisation's own first. */
  languages: string[];
  contacts: Contact[];
  privacy: {
    privacy_notice_url: string; policy_url?: string;
    complaints: { own_route: Words; regulator: Words };
    rights: Words; withdraw_routes: Words[];
  };
  purposes: Purpose[]; kinds: Kind[]; recipients: Recipient[]; methods: Method[];
  people_rules: {
    /** In years. */
    child_decides_from: number;
    /** In years. */
    ask_competence_from: number;
    on_competence: 'lapse' | 'flag';
    internal_sharing: 'ask' | 'implied';
    imported_agreements: 'review_only' | 'accept';
  };
  override?: {
    roles: string[]; second_person: boolean; default_length: Period; maximum_length: Period;
    complete_by_hours: number;
  };
  law?: { gateways: Gateway[] };
  safety: {
    idle_minutes: number;
    copy_options: ('none' | 'paper' | 'discreet' | 'file')[];
    bulk_threshold: number;
  };
  /**
   * Whole packs for languages and audiences that are not built in, and texts in place of
   * ours. A language and audience that is offered and lacks a text is refused.
   */
  words?: Record<string, Partial<Record<Audience, Pack>>>;
}

/** i18next JSON v4: keys nested, dotted or both, as in `content/en/adult.json`; `{{name}}` as there. */
export interface Pack { [key: string]: string | Pack }

export type OrganisationType = 'local_authority' | 'health' | 'school' | 'police' | 'charity' | 'other';
export type Jurisdiction = 'GB-ENG' | 'GB-WLS' | 'GB-SCT' | 'GB-NIR';

export interface Contact {
  role:
    | 'dpo' | 'ig_lead' | 'caldicott_guardian' | 'safeguarding_lead' | 'legal' | 'manager' | 'duty_team'
    | 'out_of_hours' | 'police' | 'small_charity_advice' | 'child_help';
  name: string; phone?: string; email?: string;
}

export type Purpose = PurposeBase & (
  | { mode: 'agreement'; consent_meaning: 'confidentiality_agreement'; without_it: WithoutIt }
  | { mode: 'consent_basis'; consent_meaning: 'uk_gdpr_consent' | 'uk_gdpr_explicit_consent'; without_it: WithoutIt }
  | { mode: 'inform_only' }
);

export interface PurposeBase {
  id: Id; version: number;
  names: Names<'plain_name' | 'how_it_helps' | 'use' | 'if_not_shared' | 'not_for'>;
  lawful_basis: LawfulBasis[];
  material_change_from?: LocalDate | Instant;
  usual_kinds: Id[]; usual_recipients: Id[];
  retention: { plain: Words; class?: string };
  form: Words; max_validity: Period; review_interval: Period;
}

/** What a no changes; no other loss can be named. */
export type WithoutIt = { effect: 'service_continues' } | { effect: 'service_cannot_work'; reason: Words };

export interface LawfulBasis {
  /** Data Privacy Vocabulary (A6-1-e, A9-2-h), or the id of a gateway in force. */
  code: string;
  reference?: string; by?: string; note?: string;
}

export type SpecialCategory =
  | 'racial_or_ethnic_origin' | 'political_opinions' | 'religious_or_philosophical_beliefs'
  | 'trade_union_membership' | 'genetic' | 'biometric' | 'health' | 'sex_life' | 'sexual_orientation';

export interface Kind {
  id: Id;
  names: Names<'plain_name' | 'example'>;
  about: 'child' | 'parent' | 'other';
  special?: SpecialCategory; criminal?: boolean; patient_information?: boolean;
  never_in_plan?: boolean; court_permission?: boolean;
}

export interface Recipient {
  id: Id;
  names: Names<'plain_name' | 'short_name' | 'role'>;
  organisation: string; type: OrganisationType; why_needed: Words; methods: Id[];
  isa_ref?: string; internal?: boolean;
  active_from?: LocalDate | Instant;
  active_to?: LocalDate | Instant;
  replaced_by?: Id;
}

export interface Method { id: Id; names: Names<'plain_name'>; security: Words }

export interface Gateway {
  id: Id; title: string; jurisdiction?: Jurisdiction;
  kind: 'duty' | 'power' | 'duty_on_request';
  /** Absent: not commenced. */
  in_force_from?: LocalDate;
  in_force_to?: LocalDate;
}

// case

/** One family's, with the host's own ids. `schema/case.schema.json` says the same. */
export interface Case {
  case_ref: string;
  practitioner: {
    id: Id; name: string; role: string; job_title: string; organisation?: string;
    employment: 'employed' | 'contracted' | 'volunteer';
  };
  people: Person[]; recipients?: Recipient[];
  /** From an earlier `consent-plan`; set it before `start('talk')`. */
  plan?: Plan;
  /** The last sequence that the host knows of each ledger. */
  anchors?: Anchors;
  records?: GivenRecord[];
  /** A trusted clock; absent: the device's. */
  now?: Instant;
  time_source?: string;
}

export type Anchors = Record<string, number>;

/** `dob` or `adult`, or neither where it is unknown. */
export interface Person {
  id: Id; aliases?: Id[]; name: string; called?: string; dob?: LocalDate; adult?: true;
  relationship: string; languages?: string[]; authority?: Authority[]; contact_safe?: boolean;
}

export interface Authority {
  over: Id;
  kind: 'parental_responsibility' | 'special_guardianship' | 'care_order' | 'court_appointed';
  /** May be left out only where the status is unknown. */
  from?: LocalDate | Instant;
  to?: LocalDate | Instant;
  status: 'held' | 'ended' | 'disputed' | 'unknown';
  evidence?: string;
}

/** The widget's own; kept by the host and handed back unchanged. */
export interface Plan {
  plan_version: 1; plan_id: string; case_ref: string; created?: Instant; config: ConfigRef;
  /** What has happened, and when that was written down: what was agreed before it is due for review. */
  events?: Partial<Record<'moved_area' | 'new_agency' | 'separation' | 'new_information', Instant>>;
  /** The people who will be asked. */
  asked: Id[];
  /** The practitioner's answers by field. Private. */
  answers: Record<string, string[]>;
}

export interface ConfigRef { config_id: Id; version: number; digest: Digest }

// record: in record.d.ts, one file with this one in the bundle

export type * from './record.d.ts';
import type { ConsentRecord, GivenRecord } from './record.d.ts';

export interface RecordSummary {
  kind: ConsentRecord['record']['record_kind'];
  state: ConsentRecord['event']['event_state'];
  person: Id; person_name: string; about: Id[]; recipients: Id[]; event_time: Instant;
  valid_until?: LocalDate; sentence: string; html: string;
}

// faults

export interface Fault {
  /** JSON path: `$.purposes[2].retention.plain.en`. */
  path: string;
  code: FaultCode; expected: string;
  /** Clipped; absent where nothing stood. */
  found?: string;
}

export type FaultCode =
  | 'syntax' | 'too_deep' | 'duplicate_member' | 'not_an_integer' | 'wrong_type' | 'unknown_member' | 'missing'
  | 'empty' | 'too_long' | 'forbidden_character' | 'bad_format' | 'unknown_code' | 'out_of_range' | 'duplicate'
  | 'unknown_reference' | 'not_offered' | 'not_allowed' | 'ends_before_start' | 'longer_than_limit'
  | 'article_9_missing' | 'gateway_not_in_force' | 'gateway_of_other_jurisdiction' | 'not_normalised'
  | 'state_mismatch' | 'not_theirs' | 'before_explanation' | 'unknown_schema_version' | 'digest_mismatch'
  | 'words_altered' | 'broken_chain' | 'sequence_gap' | 'ledger_incomplete' | 'fork' | 'unknown_relation'
  | 'impossible_transition' | 'clock_backwards' | 'other_case';

/** What is wrong with a record, or between records. */
export interface Finding extends Fault {
  /** Absent where there is no record, or none with an id. */
  record_id?: string;
  /** `warning`: worth a look; the records still say what they say. */
  severity: 'fault' | 'warning';
  /** For whoever keeps the records, in English. */
  sentence: string;
}

// events

/** Also the `data-screen` of the screen's root. */
export type Screen =
  | 'P0' | 'P1 P2' | 'P3' | 'P4' | 'P5 P6' | 'P7' | 'P8' | 'P9' | 'P13' | 'P19' | 'P20' | 'P22' | 'told' | 'correct' | 'import'
  | 'P10' | 'P6c' | 'authority' | 'urgent' | 'P11'
  | 'F1' | 'F2 F3 F4' | 'F2' | 'F3' | 'F4' | 'F5 F6 F7' | 'F5' | 'F6' | 'F7' | 'F8' | 'F9' | 'F10' | 'F11' | 'F12' | 'F13'
  | 'F14' | 'F15' | 'F16' | 'stop' | 'unlock' | 'ended' | 'hidden';

/** Frozen. Every event bubbles and is composed. */
export type Detail<T> = Readonly<T & { schema_version: 1 }>;

export interface Kept { reference?: string | number }

export interface ConsentRecordEvent extends CustomEvent<Detail<{
  record: ConsentRecord;
  /** The bytes to keep: canonical, the same on every retry. */
  recordJson: string;
  summary: RecordSummary;
  idempotencyKey: string;
}>> {
  /** During dispatch only. Resolved: saved; rejected, or 20 s of silence: not saved yet. */
  waitUntil(kept: PromiseLike<Kept | void>): void;
}

export interface ConsentUnlockEvent extends CustomEvent<Detail<{ person: Id }>> {
  /** During dispatch only. Nothing but `true` unlocks. */
  respondWith(unlocked: PromiseLike<boolean>): void;
}

export interface ConsentEventMap {
  /** Its path, and why: each text for families that is hard to read, each ledger that lacks records. */
  'consent-ready': CustomEvent<Detail<{ warnings: string[] }>>;
  'consent-load-error': CustomEvent<Detail<{
    code: 'csp' | 'network' | 'corrupt' | 'unsupported';
    message: string;
  }>>;
  'consent-error': CustomEvent<Detail<{
    about: 'config' | 'case' | 'records' | 'attribute' | 'theme' | 'internal';
    faults: readonly Fault[];
  }>>;
  'consent-step': CustomEvent<Detail<{ screen: Screen; mode: 'practitioner' | 'family'; person?: Id }>>;
  'consent-plan': CustomEvent<Detail<{ plan: Plan; planJson: string }>>;
  'consent-record': ConsentRecordEvent;
  'consent-saved': CustomEvent<Detail<{ idempotencyKey: string; reference?: string }>>;
  'consent-save-failed': CustomEvent<Detail<{ idempotencyKey: string; message: string }>>;
  'consent-unlock': ConsentUnlockEvent;
  /**
   * A neutral screen stands in place of a family screen: the person asked for it, or
   * nobody pressed anything for `safety.idle_minutes` and the 20 seconds of its warning.
   * With `cover="host"`, cover what the page itself shows.
   */
  'consent-hide': CustomEvent<Detail<{ reason: 'asked' | 'idle' }>>;
  'consent-closed': CustomEvent<Detail<{ reason: 'finished' | 'passcode_forgotten' }>>;
}

// element

/**
 * Attributes: `heading-level` (1 to 6, else 2); `cover` (`page`, or `host` where the page
 * covers itself); `unlock` (`passcode`, or `host`: answer `consent-unlock`); `layout`
 * (`together`, `one_at_a_time`) and `lang`, which a talk begins with unless P7 says otherwise.
 */
export interface ConsentDisclosureElement extends HTMLElement {
  /** An object or JSON; all may be set before the element is defined. */
  config: Config | string;
  case: Case | string;
  records: GivenRecord[] | string;
  /** A clock for tests and trusted time. */
  now: (() => Instant | Date | number) | undefined;
  start(journey: 'plan' | 'talk' | 'explain' | 'withdraw' | 'review' | 'import' | 'correct'): void;
  /** For hosts without promises; a late one still saves. */
  ack(idempotencyKey: string, kept?: Kept): void;
  fail(idempotencyKey: string, why?: string | Error): void;
}

declare global {
  interface HTMLElementTagNameMap { 'consent-disclosure': ConsentDisclosureElement }
  interface HTMLElementEventMap extends ConsentEventMap {}
  interface DocumentEventMap extends ConsentEventMap {}
  interface WindowEventMap extends ConsentEventMap {}
}

// module

/** Loads the wasm once; as often as you like. Works in Node. */
export function load(): Promise<void>;
/** Defines the tag, `consent-disclosure` unless named otherwise, where the page has none of that name. */
export function define(name?: string): void;
/** Everything that is wrong with these records, never only the first; after `load()`. */
export function verify(records: GivenRecord[] | string, anchors?: Anchors | string): Finding[];

/** Thrown where what was asked cannot be answered. */
export class ConsentFaults extends Error { readonly faults: readonly Fault[] }

export interface LedgerInput {
  config: Config | string;
  case: Case | string;
  records?: GivenRecord[] | string;
  /** The clock; without it the device's. */
  now?: () => Instant | Date | number;
}

/** An instant with its offset, a whole local day (`2026-09-14`), a `Date`, or epoch milliseconds. */
export type When = Instant | LocalDate | Date | number;

export interface Item { about: Id; pii_id: Id; purpose_id: Id; recipient_id: Id }

export interface Permission {
  answer: 'yes' | 'no' | 'not-decided' | 'not-consent-based';
  /** Only with a yes. `implied-internal` is never called consent. */
  basis?: 'agreement' | 'recorded-decision' | 'implied-internal';
  reason: PermissionReason;
  /** The reason in one plain sentence, for the practitioner. */
  sentence: string;
  /** Ids of the records that it rests on. */
  records: string[];
  /**
   * `LEAVE_OUT:person/kind`: what also speaks of somebody who has not said yes; and, as it was written
   * down, what else must be left out, and who must not be told.
   */
  conditions: string[];
  /**
   * `OBJECTION_SINCE`, `CHILD_NOW_DECIDES`, `IMPORTED`, `REVIEW_OVERDUE`, `LEDGER_GAP`, `CLOCK_SKEW`
   * or `UNKNOWN_ID`.
   */
  warnings: string[];
  /** The next instant, UTC, at which the answer may change, from what is known now. */
  valid_until?: Instant;
  /** They cover the local day that was asked about. */
  intervals?: { from: Instant; to: Instant; answer: Permission['answer']; reason: PermissionReason }[];
  reminder?: 'consent_is_not_the_only_route';
}

export type PermissionReason =
  | 'AGREED' | 'DECISION_TO_SHARE' | 'IMPLIED_WITHIN_ORGANISATION' | 'OTHER_BASIS' | 'NO_DECISION' | 'UNDECIDED'
  | 'REFUSED' | 'WITHDRAWN' | 'SAME_TIME_CONFLICT' | 'PR_HOLDERS_DISAGREE' | 'AGE_UNKNOWN' | 'NOBODY_CAN_DECIDE'
  | 'NOT_VALID' | 'EXPIRED' | 'PURPOSE_CHANGED' | 'CHILD_NOW_DECIDES' | 'AUTHORITY_ENDED' | 'NO_AUTHORITY'
  | 'PROTECTED' | 'RECIPIENT_NOT_ACTIVE' | 'RECIPIENT_RETIRED' | 'RECIPIENT_NOT_CONFIGURED'
  | 'RECORDS_NOT_VERIFIED' | 'LEDGER_INCOMPLETE' | 'PART_OF_DAY';

export interface FamilyCopy {
  person: Id; language: string; audience: Audience; form: 'plain' | 'discreet'; made_on: LocalDate;
  title: string; lead: string;
  yes: CopyChoice[]; no: CopyChoice[]; not_sure: CopyChoice[];
  change: string[]; complain?: string[]; rights?: string[]; ask?: string[];
  /** The whole copy as a page of its own: no script, nothing to load. */
  html: string;
}

export interface CopyChoice { says: string; why?: string; until?: LocalDate }

export interface Ledger {
  permission(query: Item & { at: When }): Permission;
  whatMayBeShared(recipientId: Id, at: When): { item: Item; permission: Permission }[];
  /** What opens and closes after `from` and until `to`. */
  changes(from: When, to: When): { item: Item; at: Instant; before: Permission; after: Permission }[];
  tasks(now?: When): { task: string; about: string; sentence: string; item?: Item; due?: string; records: string[] }[];
  familyCopy(personId: Id, options?: {
    language?: string; audience?: Audience; form?: 'plain' | 'discreet'; at?: Instant;
  }): FamilyCopy;
  /** Frees its memory; nothing can be asked after it. */
  close(): void;
}

/** Reads, verifies and puts in order once; after `load()`. Throws `ConsentFaults`. */
export function openLedger(given: LedgerInput): Ledger;
/** One question to a ledger that is not kept open. */
export function permission(given: LedgerInput, query: Item & { at: When }): Permission;
