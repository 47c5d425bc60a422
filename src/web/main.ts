console.log('src/web/main.ts');
