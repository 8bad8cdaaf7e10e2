//! `cargo xtask test`: everything that must hold, from formatting to browsers.
//! A step that fails stops only the steps that need what it makes.

pub mod browsers;
mod bundle;
mod counts;
pub mod crawl;
mod imports;
pub mod machine;
mod native;

use anyhow::Result;

use crate::args::TestOptions;
use crate::report::Report;
use crate::workspace::Workspace;

pub fn command(options: &TestOptions) -> Result<bool> {
    let workspace = Workspace::find()?;
    let mut report = Report::start();
    if options.native {
        if machine::rust(&workspace, &mut report) {
            native::inner_loop(&workspace, &mut report, true);
        }
        return Ok(report.close());
    }
    // First, because a person who has to install something by hand should not
    // wait for it, and nothing after it can be whole without it.
    let Some(tools) = machine::prepare(&workspace, &mut report, options) else {
        return Ok(report.close());
    };
    if !options.only_browsers() {
        native::inner_loop(&workspace, &mut report, false);
        native::outer_loop(&workspace, &mut report);
    }
    if bundle::steps(&workspace, &mut report, options.only_browsers()) {
        browsers::steps(&workspace, &mut report, &tools, options);
    }
    Ok(report.close())
}
