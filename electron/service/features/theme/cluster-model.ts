/** Name and version of the method that clusters; themes of another one are marked stale. */
export const clusterModel = 'mixture-consensus/2';
