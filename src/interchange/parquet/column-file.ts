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
    columnData: columns.map(({ name, type, data }) => {
      const values = withoutNaN(data);
      // A column that may hold nulls takes four times as long to write.
      return { name, type, data: values, nullable: type === 'DOUBLE' && values !== data };
    }),
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
 * @param numbers names of the columns to read as numbers
 * @param texts names of the columns to read as text
 * @throws if the bytes are not such a file, or a column is not in it
 */
export async function decodeParquet(bytes: Uint8Array, numbers: readonly string[], texts: readonly string[] = []): Promise<DecodedParquet> {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const fileMetadata: FileMetaData = await parquetMetadataAsync(buffer);
  const rowCount = Number(fileMetadata.num_rows);
  const numberColumns = new Map(numbers.map((name) => [name, new Float64Array(rowCount)]));
  const textColumns = new Map(texts.map((name) => [name, new Array<string>(rowCount).fill('')]));
  await parquetRead({
    file: buffer,
    metadata: fileMetadata,
    columns: [...numbers, ...texts],
    onChunk: ({ columnName, columnData, rowStart }) => {
      const column = numberColumns.get(columnName);
      const textColumn = textColumns.get(columnName);
      for (let row = 0; row < columnData.length; row += 1) {
        const value: unknown = columnData[row];
        if (column !== undefined) column[rowStart + row] = typeof value === 'number' ? value : Number.NaN;
        else if (textColumn !== undefined) textColumn[rowStart + row] = String(value);
      }
    },
  });
  const columnOf = <T>(columns: ReadonlyMap<string, T>, name: string): T => {
    const column = columns.get(name);
    if (column === undefined) throw new Error(`The column ${name} was not read.`);
    return column;
  };
  return {
    rowCount,
    metadata: Object.fromEntries((fileMetadata.key_value_metadata ?? []).map(({ key, value }) => [key, value ?? ''])),
    numbers: (name) => columnOf(numberColumns, name),
    texts: (name) => columnOf(textColumns, name),
  };
}
