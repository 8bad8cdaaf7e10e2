// @ts-check
// The case system's own shelf: IndexedDB. A record is kept as the exact text
// that was emitted, never as a parsed copy: its digest is over those bytes.

/**
 * @typedef {object} PlanRow
 * @property {string} plan_id
 * @property {string} case_ref
 * @property {string} plan_json
 * @property {string} kept_at
 *
 * @typedef {object} RecordRow
 * @property {number} number
 * @property {string} case_ref
 * @property {string} idempotency_key
 * @property {string} record_json
 * @property {import('../src/embed/consent-disclosure.d.ts').RecordSummary} summary
 * @property {string} received_at
 */

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

const open = () => (opened ??= new Promise((resolve, reject) => {
  const request = indexedDB.open('carerecord', 1);
  request.onupgradeneeded = () => {
    const plans = request.result.createObjectStore('plans', { keyPath: 'plan_id' });
    plans.createIndex('case_ref', 'case_ref');
    const records = request.result.createObjectStore('records', { keyPath: 'number', autoIncrement: true });
    records.createIndex('case_ref', 'case_ref');
    records.createIndex('idempotency_key', 'idempotency_key', { unique: true });
  };
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
}));

/**
 * Resolves when the transaction is complete, so that "kept" is never said of
 * something that is only on its way to the disk.
 * @template T
 * @param {'plans' | 'records'} name
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore, done: (result: T) => void, refuse: (why: Error) => void) => void} work
 * @returns {Promise<T>}
 */
async function within(name, mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode, { durability: 'strict' });
    /** @type {T} */
    let result;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = () => reject(transaction.error ?? new Error('Nothing was kept.'));
    work(transaction.objectStore(name), (value) => { result = value; }, (why) => {
      reject(why);
      transaction.abort();
    });
  });
}

/** @param {{ number: number }} row */
export const referenceOf = ({ number }) => `NCR-${String(number).padStart(6, '0')}`;

/**
 * The same key twice is kept once and answered with the same reference; the
 * same key with other bytes is somebody's mistake and is refused.
 * @param {Omit<RecordRow, 'number'>} row
 * @returns {Promise<{ reference: string }>}
 */
export const keepRecord = (row) => within('records', 'readwrite', (store, done, refuse) => {
  const earlier = store.index('idempotency_key').get(row.idempotency_key);
  earlier.onsuccess = () => {
    const kept = /** @type {RecordRow | undefined} */ (earlier.result);
    if (!kept) {
      const added = store.add(row);
      added.onsuccess = () => done({ reference: referenceOf({ number: Number(added.result) }) });
    } else if (kept.record_json === row.record_json) {
      done({ reference: referenceOf(kept) });
    } else {
      refuse(new Error('This key already belongs to a different record.'));
    }
  };
});

/**
 * A plan is work in progress: opened and kept again, the newer replaces the older.
 * @param {PlanRow} row
 * @returns {Promise<void>}
 */
export const keepPlan = (row) => within('plans', 'readwrite', (store, done) => {
  store.put(row).onsuccess = () => done(undefined);
});

/**
 * @template Row
 * @param {'plans' | 'records'} name
 * @param {string} caseRef
 * @returns {Promise<Row[]>}
 */
const rowsOf = (name, caseRef) => within(name, 'readonly', (store, done) => {
  const all = store.index('case_ref').getAll(caseRef);
  all.onsuccess = () => done(all.result);
});

/**
 * In the order in which they were kept.
 * @type {(caseRef: string) => Promise<RecordRow[]>}
 */
export const recordsOf = (caseRef) => rowsOf('records', caseRef);

/**
 * Newest first.
 * @param {string} caseRef
 */
export async function plansOf(caseRef) {
  /** @type {PlanRow[]} */
  const rows = await rowsOf('plans', caseRef);
  return rows.sort((one, other) => other.kept_at.localeCompare(one.kept_at));
}

/** Numbers go on counting: a reference is never given twice. */
export async function deleteEverything() {
  await within('plans', 'readwrite', (store) => store.clear());
  await within('records', 'readwrite', (store) => store.clear());
}
