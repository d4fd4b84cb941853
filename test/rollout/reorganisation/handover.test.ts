// A ward is divided, walked over the pages as the people do it: the administrator prepares, the ward's clerk says where each petition
// goes, the switch, the receiver's list signed item by item. Denunciations stay sealed; clocks run on and say why. One journey: each part
// goes on from what the one before it left.
import { afterwards } from './handover/afterwards.ts';
import { preparing } from './handover/preparing.ts';
import { receiving } from './handover/receiving.ts';
import { switching } from './handover/switching.ts';
import { aWard } from './handover/ward.ts';

const at = aWard();
preparing(at);
switching(at);
receiving(at);
afterwards(at);
