import { answerTasks } from '@concord/threads';
import { SecondDesk } from './second-desk';

/** The thread of a `SecondThread`. */
const desk = new SecondDesk();
answerTasks(desk.perform.bind(desk));
