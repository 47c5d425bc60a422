import { importTable, packagesOf, rendererOnlyIn } from './scripts/import-table.mjs';

const rooms = Object.keys(importTable);
const testing = '(\\.test\\.tsx?$|/testing/)';
const escapePattern = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A room may reach its own files, the rooms of the import table through their index, and its packages. */
const roomRules = rooms.flatMap((room) => {
  const others = rooms.filter((other) => other !== room && !importTable[room].includes(other));
  const scoped = Object.entries(rendererOnlyIn).filter(() => room === 'renderer');
  const allowedPackages = [...packagesOf[room], ...scoped.map(([name]) => name)];
  const allowed = allowedPackages
    .filter((name) => name !== 'node:')
    .map((name) => `node_modules/${escapePattern(name)}(/|$)`)
    .join('|');
  return [
    {
      name: `${room}-imports-only-to-its-left`,
      severity: 'error',
      from: { path: `^src/${room}/`, pathNot: testing },
      to: { path: `^src/(${others.join('|')})/` },
    },
    {
      name: `${room}-uses-only-its-packages`,
      severity: 'error',
      from: { path: `^src/${room}/`, pathNot: testing },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
        ...(allowed && { pathNot: allowed }),
      },
    },
    ...(packagesOf[room].includes('node:')
      ? []
      : [
          {
            name: `${room}-has-no-node`,
            severity: 'error',
            from: { path: `^src/${room}/`, pathNot: testing },
            to: { dependencyTypes: ['core'] },
          },
        ]),
    {
      name: `${room}-enters-by-the-index`,
      severity: 'error',
      from: { path: `^src/${room}/`, pathNot: testing },
      to: { path: `^src/(${importTable[room].filter((other) => other !== 'base').join('|') || '-'})/`, pathNot: '^src/[^/]+/index\\.ts$' },
    },
  ];
});

const scopedRules = Object.entries(rendererOnlyIn).map(([name, folder]) => ({
  name: `${name.replace(/[^a-z]/g, '')}-stays-in-its-folder`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^${folder}/` },
  to: { path: `node_modules/${escapePattern(name)}(/|$)` },
}));

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '\\?(nodeWorker|worker|url|raw)' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: `${testing}|\\.d\\.ts$|index\\.ts$|\\.worker\\.ts$|^src/(main|web|cli|preload)/|^src/renderer/main\\.tsx$`,
      },
      to: {},
    },
    {
      name: 'features-are-islands',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    },
    ...roomRules,
    ...scopedRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    exclude: { path: '\\.css$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'node', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
