// The page on which a task of a conclusion is ticked off.
import { z } from 'zod';
import { formatDate } from '../../deadlines/dates.ts';
import { NotPermitted } from '../../errors.ts';
import { actOf } from '../../web/act.ts';
import { requiredDate, requiredText } from '../../web/fields.ts';
import type { FormState } from '../../web/forms.ts';
import { definePages, type Moment } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { finishTask } from './actions.ts';
import { loadTask } from './records.ts';
import { mayFinish, taskLabel, taskState, taskWords } from './task.ts';

export interface TaskPage {
  title: string;
  heading: string;
  visitHref: string;
  words: string;
  state: string;
  form: FormState;
}

declare module '../../web/render.ts' {
  interface Pages {
    'reception/task': TaskPage;
  }
}

const doneForm = (moment: Moment) =>
  z.object({
    doneOn: requiredDate('Nhập ngày thực hiện xong', () => moment.today),
    result: requiredText('Nhập kết quả thực hiện, số văn bản nếu có', 2000),
  });

export const taskPages = definePages((page) => {
  page.form('/conclusion-tasks/:id', {
    permission: 'visit:task',
    draft: 'of-task',
    schema: doneForm,
    initial: async ({ tx, id, moment }) => {
      const task = await loadTask(tx, id);
      return { doneOn: formatDate(task.doneOn ?? moment.today), result: task.result };
    },
    show: async ({ tx, id, actor, moment }, form) => {
      const task = await loadTask(tx, id);
      if (!mayFinish(actor, task)) throw new NotPermitted('Việc này giao cho cán bộ khác theo dõi.', `/visits/${task.visitId}`);
      return view('reception/task', {
        title: taskLabel,
        heading: taskLabel,
        visitHref: `/visits/${task.visitId}`,
        words: taskWords(task),
        state: taskState(task, moment.today),
        form,
      });
    },
    act: async (context, value) => {
      const task = await finishTask(await actOf(context), context.id, value);
      return redirect(`/visits/${task.visitId}`, `Đã ghi kết quả: ${taskWords(task)}.`);
    },
  });
});
