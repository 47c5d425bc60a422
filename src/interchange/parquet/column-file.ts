import { type FileMetaData, parquetMetadataAsync, parquetRead } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';

/** One column of a Parquet file. The description says what the name cannot: it goes into the file's metadata. */
export interface ParquetColumn {
  readonly name: string;
  readonly description: string;
  readonly type: 'DOUBLE' | 'INT32' | 'STRING';
  /** NaN is written as null: databases then leave it out of a mean. */
  readonly data: Float64Array | Int32Array | readonly string[];
}

/** Key under which the column descriptions stand in the file's metadata: JSON, name → text. */
export const descriptionsKey = 'clusterwright.columns';

/**
 * A Parquet file of equally long columns.
 *
 * @param metadata further key–value pairs of the file
 */
export function encodeParquet(columns: readonly ParquetColumn[], metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  const descriptions = JSON.stringify(Object.fromEntries(columns.map((column) => [column.name, column.description])));
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, type, data }) => ({ name, type, data: withoutNaN(data), nullable: type === 'DOUBLE' })),
    kvMetadata: [{ key: descriptionsKey, value: descriptions }, ...Object.entries(metadata).map(([key, value]) => ({ key, value }))],
    createdBy: 'clusterwright',
  });
  return new Uint8Array(buffer);
}

/** Most columns have no gap, and are passed on without a copy. */
function withoutNaN(data: ParquetColumn['data']): Float64Array | Int32Array | (number | null | string)[] {
  if (!(data instanceof Float64Array)) return data instanceof Int32Array ? data : [...data];
  return data.some(Number.isNaN) ? Array.from(data, (value) => (Number.isNaN(value) ? null : value)) : data;
}

/** A decoded file: columns by name, null as NaN, and its key–value metadata. */
export interface DecodedParquet {
  readonly rowCount: number;
  readonly metadata: Readonly<Record<string, string>>;
  numbers(name: string): Float64Array;
  texts(name: string): readonly string[];
}

/**
 * Reads a file that `encodeParquet` wrote.
 *
 * @throws if the bytes are not such a file
 */
export async function decodeParquet(bytes: Uint8Array, names: readonly string[]): Promise<DecodedParquet> {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const fileMetadata: FileMetaData = await parquetMetadataAsync(buffer);
  const rowCount = Number(fileMetadata.num_rows);
  const columns = new Map<string, unknown[]>(names.map((name) => [name, new Array<unknown>(rowCount)]));
  await parquetRead({
    file: buffer,
    metadata: fileMetadata,
    columns: [...names],
    onChunk: ({ columnName, columnData, rowStart }) => {
      const column = columns.get(columnName);
      for (let row = 0; row < columnData.length; row += 1) if (column) column[rowStart + row] = columnData[row];
    },
  });
  return {
    rowCount,
    metadata: Object.fromEntries((fileMetadata.key_value_metadata ?? []).map(({ key, value }) => [key, value ?? ''])),
    numbers: (name) =>
      Float64Array.from(columns.get(name) ?? [], (value) => (value === null || value === undefined ? Number.NaN : Number(value))),
    texts: (name) => (columns.get(name) ?? []).map(String),
  };
}
