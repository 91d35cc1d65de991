import { createServer } from 'node:http';
import { MongoClient } from 'mongodb';

/** The least that can be done: one document by id from the same MongoDB, as JSON. No keys, no framework, no model. */
async function main(): Promise<void> {
  const [uri = '', database = ''] = process.argv.slice(2);
  const client = await MongoClient.connect(uri);
  const golden = client.db(database).collection<{ _id: string }>('golden_records');
  const server = createServer((request, response) => {
    golden.findOne({ _id: request.url?.slice(1) ?? '' }).then(
      (found) => {
        response.writeHead(found === null ? 404 : 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(found));
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
}

void main();
