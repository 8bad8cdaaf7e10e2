// Writes every sample as a typed literal, so that tsc holds samples and types to each
// other member by member: of an imported JSON file it would only know `string`.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TARGET = fileURLToPath(new URL('../out/samples.ts', import.meta.url));

const KINDS = { config_id: 'Config', case_ref: 'Case', integrity: 'ConsentRecord' };

const jsonFiles = (folder) =>
  readdirSync(join(ROOT, folder), { recursive: true })
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
    .map((name) => join(ROOT, folder, name));

const samples = ['content/samples', 'schema', 'tests/fixtures/record/accepted'].flatMap(jsonFiles).flatMap((file) => {
  const value = JSON.parse(readFileSync(file, 'utf8'));
  const member = Object.keys(KINDS).find((name) => name in value);
  return member ? [{ file: relative(ROOT, file), kind: KINDS[member], value }] : [];
});

for (const kind of Object.values(KINDS)) {
  if (!samples.some((sample) => sample.kind === kind)) throw new Error(`no sample is a ${kind}`);
}

const literals = samples.map(
  ({ file, kind, value }, at) => `// ${file}\nexport const sample${at}: ${kind} = ${JSON.stringify(value, null, 2)};\n`,
);

const text = `import type { ConsentDisclosureElement } from '../../../src/embed/consent-disclosure.d.ts';

type Config = Exclude<ConsentDisclosureElement['config'], string | null | undefined>;
type Case = Exclude<ConsentDisclosureElement['case'], string | null | undefined>;
type ConsentRecord = Extract<Exclude<ConsentDisclosureElement['records'], string>[number], { integrity: unknown }>;

${literals.join('\n')}
// Types that allow anything would pass everything above.
// @ts-expect-error
export const wrongConfig: Config = { config_id: 1 };
// @ts-expect-error
export const wrongCase: Case = { case_ref: 'x', practitioner: {}, people: 'nobody' };
// @ts-expect-error
export const wrongRecord: ConsentRecord = { record: {}, integrity: {} };
`;

mkdirSync(dirname(TARGET), { recursive: true });
writeFileSync(TARGET, text);
