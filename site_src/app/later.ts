/** On every page that came from a server, some seconds after it is there: whether it is the newest, and keeping it. */

import { keepForOffline } from "./offline/registration";
import { showWhatIsKept } from "./offline/kept";
import { tellOfNewerVersion } from "./pages/newer-version";

void tellOfNewerVersion();
void keepForOffline();
void showWhatIsKept();
