export { answerTasks } from './answer-tasks';
export { Thread, ThreadError, type Pending } from './thread';
export { hasRoomForTwo, ThreadPartner } from './thread-partner';
