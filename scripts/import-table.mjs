/**
 * Who may import whom. Default deny: what is not listed here is forbidden, type-only imports included.
 * `npm run check` enforces it, and docs/architecture.md shows it.
 */
const pure = [
  'base',
  'results',
  'simulator',
  'design',
  'catalog',
  'compiler',
  'economics',
  'studies',
  'drawing',
  'interchange',
  'validation',
  'contract',
];

/** Packages each room may use, beside its own files and the rooms to its left. */
const packages = {
  base: [],
  results: [],
  simulator: ['zod'],
  design: ['zod', '@noble/hashes'],
  catalog: [],
  compiler: [],
  economics: [],
  studies: [],
  drawing: [],
  interchange: ['hyparquet', 'hyparquet-writer'],
  validation: [],
  contract: ['zod'],
  host: ['zod', 'node:'],
  main: ['electron', 'node:'],
  web: ['ws', 'node:'],
  cli: ['node:'],
  preload: ['electron'],
  renderer: ['react', 'react-dom', 'zustand', 'zod', '@fontsource-variable/inter', '@fontsource-variable/jetbrains-mono'],
};

/** Folders inside the renderer that alone may use a package. */
export const rendererOnlyIn = { '@xyflow/react': 'src/renderer/canvas', echarts: 'src/renderer/charts' };

/** Room → rooms that it may import. */
export const importTable = {
  ...Object.fromEntries(pure.map((room, index) => [room, pure.slice(0, index)])),
  host: [...pure],
  main: [...pure, 'host'],
  web: [...pure, 'host'],
  cli: [...pure, 'host', 'web'],
  preload: ['contract'],
  renderer: [...pure],
};

export const packagesOf = packages;
export const pureRooms = pure;
