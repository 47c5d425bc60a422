import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = import.meta.dirname;

/**
 * Three programs from one tree. `main` holds every Node entry: the Electron shell, the web host, the command line and the
 * simulation worker, side by side so that each finds the others beside itself. Dependencies are bundled: a packaged app and a
 * checkout run the same files. Only `electron` (its runtime provides it) and the optional addons of `ws` stay outside.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: {
          main: resolve(here, 'src/main/main.ts'),
          web: resolve(here, 'src/web/main.ts'),
          cli: resolve(here, 'src/cli/main.ts'),
          bench: resolve(here, 'bench/main.ts'),
          'simulation-worker': resolve(here, 'src/host/runs/simulation-worker.ts'),
          'study-worker': resolve(here, 'src/host/studies/study-worker.ts'),
          'validation-worker': resolve(here, 'src/cli/validation-worker.ts'),
        },
        external: ['electron', 'bufferutil', 'utf-8-validate'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      minify: false,
      // A sandboxed preload is one CommonJS file that may require nothing but `electron`.
      rolldownOptions: {
        input: { preload: resolve(here, 'src/preload/preload.ts') },
        external: ['electron'],
        // Of the contract it uses two names: the schemas beside them, and zod, stay out.
        treeshake: { moduleSideEffects: false },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'src/renderer'),
    base: '/',
    plugins: [react()],
    build: {
      outDir: resolve(here, 'out/renderer'),
      // A data: URL is content that the CSP would have to allow; fonts and pictures stay files.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: resolve(here, 'src/renderer/index.html') },
    },
  },
});
