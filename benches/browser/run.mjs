// Measures the widget in Chromium, for `cargo xtask bench`, which builds what is measured
// and holds it against the goals. BENCH_ONLY names some of the four measurements.

import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';

import { openBrowser } from '../../tests/browser/lib/engines.mjs';
import { northfield, s01 } from '../../tests/browser/lib/walk/words.mjs';
import { activation } from './activation.mjs';
import { blocking } from './blocking.mjs';
import { firstScreen } from './first-screen.mjs';
import { SCRIPT, ledger, readGiven } from './ledger.mjs';
import { openSite } from './site.mjs';

const { BENCH_EMPTY, BENCH_RECORDS, BENCH_OUT, BENCH_ONLY } = process.env;

const given = readGiven(BENCH_RECORDS);
given.text = JSON.stringify(given.records);
const site = await openSite({
  empty: BENCH_EMPTY,
  first: { config: northfield, case: s01, records: [] },
  records: given.text,
  ledgerScript: SCRIPT,
});
const browser = await openBrowser('chromium');

const measurements = {
  activation: async () => ({ 60: await activation(browser, site, 60), 600: await activation(browser, site, 600) }),
  first_screen: () => firstScreen(browser, site),
  blocking: () => blocking(browser),
  ledger: () => ledger(browser, site, given),
};

const measured = {};
const load = () => `load average ${loadavg()[0].toFixed(1)} on ${availableParallelism()} processors`;
try {
  for (const [name, measure] of Object.entries(measurements)) {
    if (BENCH_ONLY && !BENCH_ONLY.split(',').includes(name)) continue;
    measured[name] = await measure();
    console.log(`   ${name} in Chromium, ${load()}`);
  }
  writeFileSync(BENCH_OUT, JSON.stringify(measured));
} finally {
  await browser.close();
  site.stop();
}
