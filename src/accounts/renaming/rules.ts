// Giving an account another name: who may not, and what those who hear of it read. Pure.

/** Why this administrator cannot give this account another name; undefined when he can. */
export function renameRefusal(administratorId: number, accountId: number): string | undefined {
  return administratorId === accountId ? 'Không tự đổi họ tên của mình. Nhờ một quản trị khác làm việc này.' : undefined;
}

/** What is asked before two active accounts of one unit bear the same name: "Tài khoản dat.badinh cùng đơn vị đã có họ tên …". */
export function namesakeQuestion(name: string, login: string, namesakes: readonly string[]): string {
  return `Cùng đơn vị đã có tài khoản ${namesakes.join(', ')} mang họ tên ${name}. Nếu người có tài khoản ${login} đúng là một người khác trùng họ tên thì đánh dấu, nếu không thì sửa lại họ tên`;
}

/** What is told of somebody to be given an account: nothing is refused for it. */
export const namesakeWarning = (logins: readonly string[]): string =>
  `Đã có tài khoản ${logins.join(', ')} cùng tên, cùng đơn vị`;

export interface Renaming {
  accountId: number;
  login: string;
  from: string;
  to: string;
  byName: string;
  /** Where the renamed has a post that has not ended. */
  unitIds: number[];
}

/** What those who watch read of it. */
export const renamingWords = ({ login, from, to, byName }: Renaming) =>
  `${byName} đổi họ tên của tài khoản ${login} từ ${from} thành ${to}. Việc đã làm vẫn ghi tên trước đây. Nếu không đúng, báo ngay lãnh đạo đơn vị hoặc thanh tra.`;
