import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { isCacheInWorkspace } from './cache-in-workspace.ts';

let root: string;
const at = (...names: string[]) => join(root, ...names);
const inWorkspace = (cache: string, ...places: string[]) => isCacheInWorkspace({ DELIBERATE_CACHE_DIR: cache }, places);

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'deliberate-place-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ['checkout/.git', 'checkout/policy', 'other/.git', 'plain/policy', 'cache'])
    mkdirSync(at(folder), { recursive: true });
});

test('a folder elsewhere is not in the workspace, nor is one that others have set for all caches', () => {
  expect(inWorkspace(at('cache'), at('checkout'), at('plain/policy'))).toBe(false);
  expect(isCacheInWorkspace({ XDG_CACHE_HOME: at('cache') }, [at('checkout')])).toBe(false);
});

test('a folder in the checkout is, from wherever in it, and so is one below what was named', () => {
  expect(inWorkspace(at('checkout/.cache'), at('checkout'))).toBe(true);
  expect(inWorkspace(at('checkout/.cache'), at('checkout/policy'))).toBe(true);
  expect(inWorkspace(at('checkout/.cache'), at('plain'), at('checkout/policy/a.md'))).toBe(true);
  expect(isCacheInWorkspace({ XDG_CACHE_HOME: at('checkout') }, [at('checkout')])).toBe(true);
  expect(inWorkspace(at('plain/.cache'), at('plain'))).toBe(true);
});

test('a link into the checkout leads into it', () => {
  symlinkSync(at('checkout/policy'), at('link'));
  expect(inWorkspace(at('link'), at('checkout'))).toBe(true);
  expect(inWorkspace(at('link/not-yet'), at('checkout'))).toBe(true);
});

test('another checkout around or beside is not the workspace', () => {
  mkdirSync(at('.git'));
  expect(inWorkspace(at('cache'), at('checkout/policy'))).toBe(false);
  expect(inWorkspace(at('other/.cache'), at('checkout'))).toBe(false);
});

test('the user’s own folder is nobody else’s, also where the home is a checkout', () => {
  expect(isCacheInWorkspace({}, [process.env['HOME'] ?? '/'])).toBe(false);
});
