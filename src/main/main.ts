console.log('src/main/main.ts');
