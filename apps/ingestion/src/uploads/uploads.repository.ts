import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Connection, mongo } from 'mongoose';

/** Uploaded files wait in GridFS, so that any replica can read them and none is lost with a disk. */
@Injectable()
export class Uploads {
  constructor(private readonly connection: Connection) {}

  /** Stores the whole stream; rejects and leaves nothing behind when it ends early. */
  async store(id: string, filename: string, content: Readable): Promise<{ bytes: number }> {
    const upload = this.bucket().openUploadStream(filename, { metadata: { upload: id } });
    upload.on('error', () => undefined); // Whoever waits for the write that failed is told.
    try {
      for await (const chunk of content) await write(upload, chunk as Buffer);
      await end(upload);
    } catch (error) {
      // No write is under way any more that could come after the removal.
      await upload.abort();
      throw error;
    }
    return { bytes: upload.length };
  }

  /** @throws Error when the upload is not there (any more). */
  open(id: string): Readable {
    const bucket = this.bucket();
    return lazily(async () => {
      const file = await bucket.find({ 'metadata.upload': id }).next();
      if (file === null) throw new Error(`the upload ${id} is gone`);
      return bucket.openDownloadStream(file._id);
    });
  }

  async remove(id: string): Promise<void> {
    const bucket = this.bucket();
    for await (const file of bucket.find({ 'metadata.upload': id })) await bucket.delete(file._id);
  }

  private bucket(): mongo.GridFSBucket {
    const { db } = this.connection;
    if (db === undefined) throw new Error('MongoDB is not connected');
    return new mongo.GridFSBucket(db, { bucketName: 'uploads' });
  }
}

function lazily(open: () => Promise<Readable>): Readable {
  async function* chunks(): AsyncGenerator<Buffer> {
    for await (const chunk of await open()) yield chunk as Buffer;
  }
  return Readable.from(chunks(), { objectMode: false });
}

function write(upload: mongo.GridFSBucketWriteStream, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    upload.write(chunk, (error) => (error == null ? resolve() : reject(error)));
  });
}

function end(upload: mongo.GridFSBucketWriteStream): Promise<void> {
  return new Promise((resolve, reject) => {
    upload.once('error', reject);
    upload.end(() => resolve());
  });
}
