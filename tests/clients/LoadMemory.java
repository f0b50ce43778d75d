// Reads translation memories as OmegaT reads those in a project's tm folder, and prints what it sees: file, source, target, each in
// Base64, a line a unit. Called as LoadGlossary.java is: source language, target language, file, and again.

import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.omegat.core.Core;
import org.omegat.core.data.ExternalTMX;
import org.omegat.core.data.PrepareTMXEntry;
import org.omegat.core.data.ProjectProperties;

public class LoadMemory {
    /** A project of two languages. Its segments are the memory's own: nothing is cut again. */
    static class Languages extends ProjectProperties {
        Languages(String source, String target) throws Exception {
            setSourceLanguage(source);
            setTargetLanguage(target);
            setSentenceSegmentingEnabled(false);
        }
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        for (int at = 0; at + 2 < arguments.length; at += 3) {
            ProjectProperties project = new Languages(arguments[at], arguments[at + 1]);
            String file = arguments[at + 2];
            for (PrepareTMXEntry entry : new ExternalTMX(project, new File(file), false, false).getEntries()) {
                out.println(base64(file) + "\t" + base64(entry.source) + "\t" + base64(entry.translation));
            }
        }
    }

    static String base64(String cell) {
        return Base64.getEncoder().encodeToString(cell.getBytes(StandardCharsets.UTF_8));
    }
}
