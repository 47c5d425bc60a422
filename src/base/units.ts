/**
 * The only place where a quantity in another unit becomes SI. All values inside are SI; the suffix of a name says which.
 */
export type Seconds = number;
export type Bytes = number;
export type BytesPerSecond = number;
export type Flops = number;
export type Watts = number;

export const kibibytes = (n: number): Bytes => n * 1024;
export const mebibytes = (n: number): Bytes => n * 1024 ** 2;
export const gibibytes = (n: number): Bytes => n * 1024 ** 3;
export const megabytes = (n: number): Bytes => n * 1e6;
export const gigabytes = (n: number): Bytes => n * 1e9;
export const terabytes = (n: number): Bytes => n * 1e12;
export const gigabytesPerSecond = (n: number): BytesPerSecond => n * 1e9;
export const terabytesPerSecond = (n: number): BytesPerSecond => n * 1e12;
/** Line rates are printed in bits: 400 Gb/s is 50 GB/s, each direction. */
export const gigabitsPerSecond = (n: number): BytesPerSecond => (n * 1e9) / 8;
export const teraflops = (n: number): Flops => n * 1e12;
export const nanoseconds = (n: number): Seconds => n * 1e-9;
export const microseconds = (n: number): Seconds => n * 1e-6;
export const milliseconds = (n: number): Seconds => n * 1e-3;
export const hours = (n: number): Seconds => n * 3600;
export const kilowatts = (n: number): Watts => n * 1e3;
