// Finds the browsers where Debian puts them, and ends what a test run has started.

import { spawn } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const listing = (folder) => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

/** Debian keeps WebKit's helpers in lib/<machine>/webkit2gtk-4.x, Fedora in libexec. */
const webkitFolders = () => {
  const libraries = ['/usr/lib', '/usr/lib64', '/usr/libexec', '/usr/local/libexec'];
  const machines = listing('/usr/lib').map((name) => join('/usr/lib', name));
  return [...libraries, ...machines].flatMap((folder) =>
    listing(folder).filter((name) => /^webkit2?gtk-\d/.test(name)).sort().reverse().map((name) => join(folder, name)),
  );
};

export function findProgram(names, aptPackage) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...webkitFolders()];
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name)).find(isProgram);
    if (found) return found;
  }
  throw new Error(`${names.join(' or ')} is not installed: apt install ${aptPackage}`);
}

const running = new Set();

// Also when a test file is stopped by its time limit: nothing may outlive it.
process.on('exit', () => running.forEach((child) => endGroup(child)));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

const endGroup = (child) => {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has already gone.
  }
};

/** Starts a program in a process group of its own, so that its children end with it. */
export function start(program, args, options = {}) {
  const child = spawn(program, args, { stdio: 'ignore', ...options, detached: true });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const failed = new Promise((_, reject) => child.once('error', reject));
  failed.catch(() => running.delete(child));
  return { child, failed, end: () => endGroup(child) };
}
