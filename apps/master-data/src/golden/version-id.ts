/** In the order of versions, so that the history of an entity needs no index of its own. */
export function versionId(entityId: string, version: number): string {
  return `${entityId}@${String(version).padStart(10, '0')}`;
}

export function lastVersionId(entityId: string): string {
  return versionId(entityId, 9_999_999_999);
}
