export {
  type LinkBuckets,
  linksParquet,
  readLinksParquet,
  readReplicasParquet,
  readRequestsParquet,
  replicasParquet,
  requestsParquet,
  tiersParquet,
} from './parquet/index.ts';
