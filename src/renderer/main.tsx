document.title = 'Clusterwright';
export {};
