import { join } from 'node:path';
import { LOOPBACK } from './ports';
import type { ServerPlaces } from './stack-home';

/** The ports of one node; each home has its own, Erlang's name server (epmd) included. */
export interface RabbitPorts {
  readonly amqp: number;
  readonly distribution: number;
  readonly epmd: number;
}

/** Fixed, because RabbitMQ keeps its data under the node's name. Nodes of several homes are kept apart by their epmd. */
const NODE = 'concord@localhost';

export interface NodeFiles {
  readonly config: string;
  readonly environmentConfig: string;
  readonly enabledPlugins: string;
  readonly data: string;
  readonly pid: string;
}

export function nodeFiles(places: ServerPlaces): NodeFiles {
  return {
    config: join(places.data, 'rabbitmq.conf'),
    environmentConfig: join(places.data, 'rabbitmq-env.conf'),
    enabledPlugins: join(places.data, 'enabled_plugins'),
    data: join(places.data, 'data'),
    pid: join(places.data, 'rabbitmq.pid'),
  };
}

/** Settings that RabbitMQ 3.10 and 4.x both know. */
export function nodeConfig(ports: RabbitPorts): string {
  return [
    `listeners.tcp.1 = ${LOOPBACK}:${ports.amqp}`,
    // A laptop: stop publishers before the disk is full or the memory is gone, not at 40 % of a server's.
    'disk_free_limit.absolute = 200MB',
    'vm_memory_high_watermark.absolute = 2GB',
    // Quorum queues: the default log segment of 512 MB is held in memory up to three times.
    'raft.wal_max_size_bytes = 67108864',
    'log.file.level = info',
    'log.file.rotation.size = 20971520',
    'log.file.rotation.count = 2',
    '',
  ].join('\n');
}

/** Everything that would otherwise point to the system's own node is set here. */
export function nodeEnvironment(places: ServerPlaces, ports: RabbitPorts): Record<string, string> {
  const files = nodeFiles(places);
  return {
    // Erlang keeps its cookie in the home directory.
    HOME: places.data,
    RABBITMQ_NODENAME: NODE,
    RABBITMQ_CONFIG_FILE: files.config,
    RABBITMQ_CONF_ENV_FILE: files.environmentConfig,
    RABBITMQ_ENABLED_PLUGINS_FILE: files.enabledPlugins,
    RABBITMQ_MNESIA_BASE: files.data,
    RABBITMQ_LOG_BASE: join(places.home, 'logs'),
    RABBITMQ_LOGS: places.log,
    RABBITMQ_PID_FILE: files.pid,
    RABBITMQ_NODE_PORT: String(ports.amqp),
    RABBITMQ_DIST_PORT: String(ports.distribution),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
    ERL_EPMD_PORT: String(ports.epmd),
    ERL_EPMD_ADDRESS: LOOPBACK,
    // Lets the start script become the Erlang machine instead of waiting beside it: one process, whose id we know.
    RUNNING_UNDER_SYSTEMD: 'true',
  };
}
