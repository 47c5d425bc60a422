const queues = new Map<string, Promise<unknown>>();

/** Runs one task at a time for each key, in order of arrival; a failed task does not stop the next. */
export function inQueue<T>(key: string, task: () => Promise<T>): Promise<T> {
  const result = (queues.get(key) ?? Promise.resolve()).then(task, task);
  const settled = result
    .catch(() => undefined)
    .then(() => {
      if (queues.get(key) === settled) queues.delete(key);
    });
  queues.set(key, settled);
  return result;
}
