// Preloaded into dependency-cruiser 17.4: it has swc read every file as TypeScript without JSX, and stops at the first component.
import { createRequire } from 'node:module';

const swc = createRequire(import.meta.url)('@swc/core');
const parseFileSync = swc.parseFileSync.bind(swc);
swc.parseFileSync = (path, options) => parseFileSync(path, path.endsWith('.tsx') ? { ...options, tsx: true } : options);
