console.log('src/preload/preload.ts');
