import { PartnerDesk } from '@concord/matching';
import { answerTasks } from './answer-tasks';

/** The thread of a `ThreadPartner`. */
const desk = new PartnerDesk();
answerTasks(desk.perform.bind(desk));
