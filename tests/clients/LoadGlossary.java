// Reads glossary files with OmegaT's own loader and prints what OmegaT sees: file, source, target, comment, each in
// Base64, a line an entry. Run by tests/clients/omegat.py with OmegaT.jar on the class path.

import java.io.File;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.omegat.core.Core;
import org.omegat.core.data.IProject;
import org.omegat.core.data.ProjectProperties;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossaryManager;

public class LoadGlossary {
    /** A project of two languages: the TBX reader asks for them. */
    static class Languages extends ProjectProperties {
        Languages(String source, String target) throws Exception {
            setSourceLanguage(source);
            setTargetLanguage(target);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Method load = GlossaryManager.class.getDeclaredMethod("loadGlossaryFile", File.class);
        load.setAccessible(true);
        GlossaryManager manager = new GlossaryManager(null);
        Field own = GlossaryManager.class.getDeclaredField("priorityGlossary"); // the project's own, of which there is none
        own.setAccessible(true);
        own.set(manager, new File(""));
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        for (int at = 0; at + 2 < arguments.length; at += 3) {
            open(new Languages(arguments[at], arguments[at + 1]));
            String file = arguments[at + 2];
            List<?> entries = (List<?>) load.invoke(manager, new File(file));
            if (entries == null) {
                throw new IllegalStateException(file + ": OmegaT does not know this extension");
            }
            for (Object each : entries) {
                GlossaryEntry entry = (GlossaryEntry) each;
                for (String location : entry.getLocTerms(false)) {
                    String[] cells = {file, entry.getSrcText(), location, entry.getCommentText()};
                    out.println(line(cells));
                }
            }
        }
    }

    static void open(ProjectProperties properties) {
        Class<?>[] faces = {IProject.class};
        Core.setProject((IProject) Proxy.newProxyInstance(IProject.class.getClassLoader(), faces, (proxy, method, given) ->
            method.getName().equals("getProjectProperties") ? properties : method.getName().equals("isProjectLoaded")));
    }

    static String line(String[] cells) {
        StringBuilder line = new StringBuilder();
        for (String cell : cells) {
            byte[] bytes = (cell == null ? "" : cell).getBytes(StandardCharsets.UTF_8);
            line.append(line.length() == 0 ? "" : "\t").append(Base64.getEncoder().encodeToString(bytes));
        }
        return line.toString();
    }
}
