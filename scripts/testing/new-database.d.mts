/** Makes an empty database on the server on which `administration` names another one. */
export function newDatabase(
  administration: string,
): Promise<{ readonly url: string; readonly remove: () => Promise<unknown> }>
