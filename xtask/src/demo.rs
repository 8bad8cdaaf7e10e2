//! Builds the bundle and serves the page that embeds it.

use std::io::ErrorKind;

use anyhow::{Context, Result};

use crate::args::DemoOptions;
use crate::dist;
use crate::serve::Server;
use crate::workspace::Workspace;

pub fn command(options: &DemoOptions) -> Result<bool> {
    let workspace = Workspace::find()?;
    dist::build(&workspace)?;
    let server = bind(&workspace, options)?;
    println!("\n  http://{}/\n\nCtrl-C stops it.", server.address()?);
    server.run().map(|()| true)
}

fn bind(workspace: &Workspace, options: &DemoOptions) -> Result<Server> {
    let port = options.port;
    let bind = |port| Server::bind(workspace.root.clone(), port, options.tests);
    match bind(port) {
        Err(fault) if fault.kind() == ErrorKind::AddrInUse => {
            println!(
                "Warning: port {port} is taken, so here is another. A browser keeps the plans and \
                 records of the demo page for one port: those kept at {port} are not shown here."
            );
            bind(0).context("no port is free")
        }
        other => other.with_context(|| format!("port {port} cannot be used")),
    }
}
