import { expect, test } from 'vitest';
import { chevronCount, linkWidth, loadClass, logClass } from './scales.ts';

test('nothing is a class of its own, and the bounds belong to the lower class', () => {
  expect([0, 0.01, 0.25, 0.26, 0.5, 0.7, 0.85, 0.86, 0.949, 0.95, 1.7].map(loadClass)).toEqual([0, 1, 1, 2, 2, 3, 4, 5, 5, 6, 6]);
});

test('one chevron from 85 %, two from 95 %', () => {
  expect([0.84, 0.85, 0.94, 0.95].map(chevronCount)).toEqual([0, 1, 1, 2]);
});

test('width is the capacity class: 25, 50, 64, 100, 400, 450 GB/s and 1.8 TB/s', () => {
  expect([25e9, 50e9, 64e9, 100e9, 400e9, 450e9, 1.8e12].map(linkWidth)).toEqual([1, 1.5, 1.5, 2, 4, 4, 7]);
});

test('a logarithmic scale puts its ends in the first and last class, and nothing in class 0', () => {
  expect([0, 1, 10, 99, 100].map((value) => logClass(value, 1, 100, 5))).toEqual([0, 1, 3, 4, 4]);
});
