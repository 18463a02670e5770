//! The configuration and the real binary: what `warta config` and `warta keys` say of it, and a reader that
//! starts whatever is in it.

#[path = "common/session.rs"]
mod session;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use session::Session;
use tempfile::TempDir;

const ARTICLE: &str = "A bell for the harbour of Tarn

President Adela Ruhl gave a bronze bell to Mayor Oren Vasko in Tarn on Saturday.

The council meets again in June.
";

/// An empty folder for a configuration.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// The binary, about to run in it.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_warta"));
        command.args(args).env("HOME", self.path());
        command
    }
}

/// Runs the binary on the folder's own configuration.
fn warta(folder: &Folder, args: &[&str]) -> (Option<i32>, String, String) {
    let mut command = folder.command(args);
    command.env("WARTA_CONFIG", folder.path().join("config.toml"));
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

/// Opens the article under the folder's own configuration.
fn open(folder: &Folder) -> Session {
    folder.file("bell.txt", ARTICLE);
    Session::reader(folder.path(), "WARTA_CONFIG=config.toml", "bell.txt")
}

#[test]
fn a_configuration_is_written_once_and_is_well() {
    let folder = Folder::new();
    let path = folder.path().join("config.toml");
    let (code, out, _) = warta(&folder, &["config", "path"]);
    assert_eq!((code, out), (Some(0), format!("{}\n", path.display())));
    let (code, out, _) = warta(&folder, &["config", "check"]);
    assert!(
        code == Some(0) && out.contains("warta config init"),
        "{out}"
    );
    assert_eq!(warta(&folder, &["config", "init"]).0, Some(0));
    let written = fs::read_to_string(&path).unwrap();
    let (code, out, _) = warta(&folder, &["config", "check"]);
    assert!(
        code == Some(0) && out.ends_with("config.toml is well\n"),
        "{out}"
    );
    fs::write(&path, "measure = 60\n").unwrap();
    let (code, out, err) = warta(&folder, &["config", "init"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(
        err.contains("is there already and is left as it is"),
        "{err}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "measure = 60\n");
    assert_ne!(written, "measure = 60\n");
    let (code, out, _) = warta(&folder, &["config", "show"]);
    assert!(
        code == Some(0) && out.starts_with("theme = \"auto\"\nmeasure = 60\n"),
        "{out}"
    );
}

#[test]
fn where_the_system_keeps_configurations_is_where_it_is() {
    let folder = Folder::new();
    let mut command = folder.command(&["config", "path"]);
    command
        .env_remove("WARTA_CONFIG")
        .env_remove("XDG_CONFIG_HOME");
    let output = command.output().unwrap();
    let path = String::from_utf8(output.stdout).unwrap();
    let home = folder.path().to_str().unwrap();
    assert!(
        path.starts_with(home) && path.ends_with("config.toml\n"),
        "{path}"
    );
}

#[test]
fn mistakes_are_told_by_line_and_the_rest_is_in_force() {
    let folder = Folder::new();
    folder.file(
        "config.toml",
        "mesure = 60\nhighlight = 5\ntheme = 'drak'\n[keys]\nnext-article = ['n']\nundo = ['n']\n",
    );
    let (code, out, err) = warta(&folder, &["config", "check"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    let mut told: Vec<&str> = err.lines().collect();
    let theme = told.remove(2);
    assert!(
        theme.contains("config.toml:3: no theme is called `drak`; the nearest is `dark`; "),
        "{err}"
    );
    let ends = [
        "config.toml:1: no setting is called `mesure`; the nearest is `measure`",
        "config.toml:2: `highlight` is \"all\", \"names\", \"involved\" or \"nothing\", not a whole number",
        "config.toml:6: line 5 gives `n` to `next-article`",
    ];
    assert_eq!(told.len(), ends.len(), "{err}");
    for (told, end) in told.iter().zip(ends) {
        assert!(told.ends_with(end), "{told}");
    }
    let (_, out, _) = warta(&folder, &["keys"]);
    assert!(
        out.contains("| `n` | next-article | anywhere | Open the next article |"),
        "{out}"
    );
    assert!(out.contains("| `u` | undo | anywhere | Undo"), "{out}");
    let (_, out, _) = warta(&folder, &["keys", "--preset", "plain"]);
    assert!(
        out.contains("| `f1` `?` | help | anywhere | Show what every key does |"),
        "{out}"
    );
    let (code, _, err) = warta(&folder, &["keys", "--preset", "vi"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("default, newsboat, plain"), "{err}");
    let mut session = open(&folder);
    session.see("4 mistakes: config.toml:1: no setting is called `mesure`; the nearest is");
    session.see("`measure`; `warta config check` tells all");
    session.see("The council meets again");
    session.quit();
}

#[test]
fn the_reader_goes_by_the_keys_of_the_configuration() {
    let folder = Folder::new();
    folder.file(
        "config.toml",
        "ascii = 'always'\n[panel]\ndoubtful = 1.0\n[keys]\nquit = ['C-x e']\nhelp = 'f1'\n",
    );
    let mut session = open(&folder);
    session.see("F1 help");
    session.see("? DOUBTFUL");
    session.keys("\x1bOP");
    session.see("Move half a page down");
    session.keys("G\x02");
    session.see("C-x e");
    session.keys("q\x18");
    session.see("e ");
    session.keys("e");
    session.see("code 0.");
}

#[test]
fn the_doctor_tells_of_terminal_configuration_and_models() {
    let folder = Folder::new();
    folder.file("config.toml", "mesure = 60\ntheme = 'mine'\n");
    let doctor = |variables: &[(&str, &str)]| {
        let mut command = folder.command(&["doctor", "--store", "none.db"]);
        command.env("WARTA_CONFIG", folder.path().join("config.toml"));
        for name in [
            "TMUX",
            "STY",
            "NO_COLOR",
            "COLORTERM",
            "COLORFGBG",
            "VTE_VERSION",
        ] {
            command.env_remove(name);
        }
        command
            .env("TERM", "xterm-256color")
            .env("LC_ALL", "C.UTF-8");
        let output = command.envs(variables.iter().copied()).output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).unwrap()
    };
    let told = doctor(&[]);
    for line in [
        "ok    terminal   xterm-256color",
        "ok    colours    256 colours, on a ground that the reader asks the terminal for; COLORTERM=truecolor",
        "ok    signs      UTF-8\n",
        "ok    clipboard  through the terminal (OSC 52)",
        "note  config     ",
        "config.toml:1: no setting is called `mesure`; the nearest is `measure`",
        "config.toml:2: no theme is called `mine`",
        "ok    model id   the one that comes with the program",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let told = doctor(&[("TERM", "linux"), ("NO_COLOR", "1"), ("LC_ALL", "C")]);
    for line in [
        "ok    colours    no colours, as NO_COLOR wishes",
        "ok    signs      ASCII alone",
        "note  clipboard  the Linux console has none",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let told = doctor(&[("TERM", "dumb"), ("COLORFGBG", "0;15")]);
    assert!(
        told.contains("note  terminal   dumb: it cannot be drawn on"),
        "{told}"
    );
    assert!(told.contains("16 colours, on a light ground"), "{told}");
}

#[test]
fn a_theme_of_ones_own_is_drawn_and_its_mistakes_are_told() {
    let folder = Folder::new();
    folder.file("config.toml", "theme = 'mine'\n");
    fs::create_dir(folder.path().join("themes")).unwrap();
    folder.file(
        "themes/mine.toml",
        "base = 'light'\n[entity]\nperson = 'bold 200'\nplase = 'dim'\n",
    );
    let (code, _, err) = warta(&folder, &["config", "check"]);
    assert_eq!(code, Some(1));
    let near =
        "themes/mine.toml:4: no role is called `entity.plase`; the nearest is `entity.place`\n";
    assert!(err.ends_with(near), "{err}");
    let mut session = open(&folder);
    session.see("mine.toml:4: no role");
    session.wait("the name in its colour", |screen| {
        let cell = screen.cell(3, 13).unwrap();
        cell.contents() == "d" && cell.fgcolor() == vt100::Color::Idx(200)
    });
    session.quit();
}
