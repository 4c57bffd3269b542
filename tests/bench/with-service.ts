import { join } from 'node:path';
import { createClient, type Client } from '#shared/rpc/client.ts';
import { createMemoryTransports } from '#shared/rpc/memory.ts';

/** Starts the built service on a user data folder below `folder`, for as long as the work takes. */
export async function withService<Result>(folder: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const { startService } = await import(new URL('../../out/service/service.js', import.meta.url).href);
  const service = startService({ userDataFolder: join(folder, 'user-data'), appVersion: '0', accountName: 'bench' });
  try {
    const [own, theirs] = createMemoryTransports();
    service.connect(theirs);
    return await work(createClient(own));
  } finally {
    await service.close();
  }
}
