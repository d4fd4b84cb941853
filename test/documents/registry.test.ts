// Papers through the real application: typed, approved, numbered without gaps, printed, signed, sent; and who must not read a name. One
// office: each part goes on from what the one before it left.
import { bookOfPetitions } from './registry/book-of-petitions.ts';
import { aDesk } from './registry/desk.ts';
import { lifeOfAPaper } from './registry/life.ts';
import { numbers } from './registry/numbers.ts';
import { ofDenunciations } from './registry/of-denunciations.ts';
import { outgoingBook } from './registry/outgoing-book.ts';

const at = aDesk();
lifeOfAPaper(at);
numbers(at);
outgoingBook(at);
bookOfPetitions(at);
ofDenunciations(at);
