console.log('src/cli/main.ts');
