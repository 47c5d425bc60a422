import { beforeEach, expect, test } from 'vitest';
import { err, ok } from '../../base/result.ts';
import { emptyDesign } from '../../design/index.ts';
import { type DesignEdit, hasUnsavedChanges, useDesignStore } from './design-store.ts';

const store = () => useDesignStore.getState();
const rename =
  (name: string): DesignEdit =>
  (design) => ({ ...design, name });
const seed =
  (value: number): DesignEdit =>
  (design) => ({ ...design, workload: { ...design.workload, seed: value } });

beforeEach(() => store().open({ design: emptyDesign('1'), docId: null, name: 'a', isSaved: true }));

test('undo gives back the same design, and redo the one after', () => {
  const before = store().design;
  store().dispatch(seed(1), 'Seed');
  const after = store().design;
  store().undo();
  expect(store().design).toBe(before);
  store().redo();
  expect(store().design).toBe(after);
});

test('a state keeps its revision when undo brings it back, so its results are current again', () => {
  store().dispatch(seed(1), 'Seed');
  const { revision, contentRevision } = store();
  store().dispatch(seed(2), 'Seed');
  expect(store().contentRevision).not.toBe(contentRevision);
  store().undo();
  expect([store().revision, store().contentRevision]).toEqual([revision, contentRevision]);
});

test('a change of name leaves results current', () => {
  const { contentRevision } = store();
  store().dispatch(rename('b'), 'Rename');
  expect(store().contentRevision).toBe(contentRevision);
});

test('a fault and a model of the design are content: results of before are of an older state', () => {
  const { contentRevision } = store();
  const fault = { kind: 'down', target: 'leaf', fromSeconds: 0 } as const;
  store().dispatch((design) => ({ ...design, faults: [fault] }), 'Break the leaf');
  const broken = store().contentRevision;
  expect(broken).not.toBe(contentRevision);
  store().dispatch((design) => ({ ...design, models: {} }), 'Copy a model');
  expect(store().contentRevision).not.toBe(broken);
});

test('a burst with one key is one step', () => {
  for (let value = 1; value <= 5; value += 1) store().dispatch(seed(value), 'Seed', 'seed');
  store().undo();
  expect(store().design.workload.seed).toBe(emptyDesign('1').workload.seed);
});

test('a refused edit changes nothing and says why', () => {
  const refusal = { code: 'no', severity: 'error', path: [], message: 'No.', remedy: 'Leave it.' } as const;
  const { design, revision } = store();
  expect(store().dispatch(() => err(refusal), 'Refused')).toBe(refusal);
  expect(store().design).toBe(design);
  expect(store().revision).toBe(revision);
});

test('an edit that gives back the same design is no step', () => {
  store().dispatch((design) => ok(design), 'Nothing');
  expect(store().undoLabel).toBeNull();
});

test('a change of the view is kept but is no step', () => {
  store().dispatch((design) => ({ ...design, view: { ...design.view, collapsed: ['rack'] } }), 'Collapse', null, false);
  expect(store().undoLabel).toBeNull();
  expect(store().design.view.collapsed).toEqual(['rack']);
});

test('a document is unsaved from its first edit until it is saved, and again after undo past the save', () => {
  expect(hasUnsavedChanges(store())).toBe(false);
  store().dispatch(seed(1), 'Seed');
  expect(hasUnsavedChanges(store())).toBe(true);
  store().markSaved({ docId: 'd', name: 'a', savedAt: '2026-11-22T10:00:00Z', revision: store().revision });
  expect(hasUnsavedChanges(store())).toBe(false);
  store().undo();
  expect(hasUnsavedChanges(store())).toBe(true);
});

test('a hundred edits and a hundred undos give back the first design', () => {
  const first = store().design;
  for (let value = 0; value < 100; value += 1) store().dispatch(seed(value + 100), 'Seed');
  for (let value = 0; value < 100; value += 1) store().undo();
  expect(store().design).toBe(first);
  expect(store().undoLabel).toBeNull();
});
