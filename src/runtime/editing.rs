//! The configuration in the user's editor, and what follows when it is read again.

use crate::{
    app::{Action, update},
    config::{self, Loaded},
    text::harmless,
};

use super::{Error, Reader, lent, look, notice};

impl Reader {
    /// Opens the configuration in the user's editor; where there is none yet, one in which every setting stands
    /// with its default. It is read again whatever the editor says of how it ended.
    pub(super) fn edit_config(&mut self) -> Result<(), Error> {
        let told = match config::path() {
            None => {
                "the system names no folder for configurations; say in WARTA_CONFIG where it is"
                    .into()
            }
            Some(path) => {
                let provided = lent::provide(&path, &config::commented());
                let edited = match provided {
                    Ok(()) => self.lend(|| lent::edit(&path))?,
                    Err(error) => Err(error),
                };
                match edited {
                    Ok(status) => self.settle(config::load_from(&path), status),
                    Err(error) => format!("could not edit {}: {error}", path.display()),
                }
            }
        };
        update(&mut self.state, Action::Told(harmless(&told)));
        Ok(())
    }

    /// Brings a configuration into force, and says what is wrong with it or how the editor ended.
    fn settle(&mut self, loaded: Loaded, status: std::process::ExitStatus) -> String {
        let mistakes = look::mistakes(&loaded);
        let background = self.looks.background;
        self.looks = look::looks(&loaded);
        self.looks.background = background.or(self.looks.background);
        self.look = self.looks.look();
        let settings = loaded.config.settings();
        self.workers.settle(settings.doubtful);
        self.config = loaded.config;
        self.set_due(false);
        for effect in self.state.settle(settings) {
            self.wished.push(effect);
        }
        let no_pictures = self.begin_pictures();
        match (notice(&mistakes).or(no_pictures), status.code()) {
            (Some(mistake), _) => mistake,
            (None, Some(0)) => "the configuration is in force".into(),
            (None, Some(127)) => "there is no such editor; VISUAL or EDITOR names one".into(),
            (None, _) => "the editor failed; the configuration is in force".into(),
        }
    }
}
