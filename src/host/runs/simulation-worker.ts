console.log('src/host/runs/simulation-worker.ts');
