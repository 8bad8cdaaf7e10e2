// A screen of our own for WebKit: known size, and no window manager.

import { findProgram, start } from './programs.mjs';

export const SCREEN = { width: 1600, height: 1600 };

export async function openDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', `${SCREEN.width}x${SCREEN.height}x24`, '-nolisten', 'tcp'];
  const server = start(findProgram(['Xvfb'], 'xvfb'), args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = new Promise((resolve, reject) => {
    server.child.stdio[3].once('data', (data) => resolve(String(data).trim()));
    server.child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
  return { name: `:${await Promise.race([number, server.failed])}`, close: server.end };
}
