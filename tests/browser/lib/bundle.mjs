// Joins the page-side modules and the library of accessible names into one
// function's source, so that drivers can inject it where no script tag may.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The agent's place in the page: invisible to anything that lists properties. */
export const AGENT = `globalThis[Symbol.for('consent-disclosure-tests')]`;

const collect = (file, modules) => {
  if (modules.has(file)) return;
  const resolve = createRequire(file).resolve;
  const source = readFileSync(file, 'utf8').replace(/\/\/# sourceMappingURL=.*$/m, '');
  modules.set(file, null);
  const linked = source.replace(/\brequire\((["'])(.+?)\1\)/g, (_, quote, name) => {
    const target = resolve(name);
    collect(target, modules);
    return `require(${[...modules.keys()].indexOf(target)})`;
  });
  modules.set(file, linked);
};

const build = (entry) => {
  const modules = new Map();
  collect(entry, modules);
  const bodies = [...modules.values()].map((source) => `(function (module, exports, require) {${source}\n})`);
  return `(() => {
    if (${AGENT}) return;
    const bodies = [${bodies.join(',\n')}];
    const loaded = [];
    const require = (at) => {
      if (!loaded[at]) {
        loaded[at] = { exports: {} };
        bodies[at](loaded[at], loaded[at].exports, require);
      }
      return loaded[at].exports;
    };
    Object.defineProperty(globalThis, Symbol.for('consent-disclosure-tests'), { value: require(0) });
  })()`;
};

export const agentSource = build(fileURLToPath(new URL('./page/agent.cjs', import.meta.url)));
