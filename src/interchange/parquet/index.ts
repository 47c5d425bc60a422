export { type DecodedParquet, decodeParquet, descriptionsKey, encodeParquet, type ParquetColumn } from './column-file.ts';
export {
  type LinkBuckets,
  linksParquet,
  readLinksParquet,
  readReplicasParquet,
  readRequestsParquet,
  replicasParquet,
  requestsParquet,
  tiersParquet,
} from './run-tables.ts';
